package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.proxy.observe.SessionObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A firewall on the path itself, as far as one machine without rules shows it. */
class InlineTest {

    private static final Placement INLINE = Placement.PLAIN.withTransparent(true);

    @Test
    void the_jdk_selector_is_no_way_to_be_inline() {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        FirewallSettings settings = new FirewallSettings(listen, FirewallSettings.AS_ADDRESSED, sink -> Inspector.OFF)
                .withPlacement(INLINE);
        assertThatThrownBy(() -> Firewall.start(settings, () -> new SessionObserver() {}, Transport.NIO))
                .isInstanceOf(TransparencyException.class)
                .hasMessageStartingWith("needs Linux and Netty's native transport: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void client_that_connects_to_the_firewall_itself_gets_a_reset_and_no_session_leads_back(String listen)
            throws Exception {
        needTheRight();
        try (Wire wire = new Wire(
                Transport.EPOLL,
                Inspector.OFF,
                settings -> new FirewallSettings(
                                new InetSocketAddress(listen, 0), FirewallSettings.AS_ADDRESSED, settings.inspectors())
                        .withPlacement(INLINE))) {
            int port = wire.firewall.address().getPort();
            try (Peer client = new Peer(new Socket("127.0.0.1", port))) {
                assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            }
            await().until(() -> wire.firewall.activeSessions() == 0);
            assertThat(wire.diaries).hasSize(1);
            assertThat(wire.diaryOfOne().end().reason())
                    .contains(
                            "the client connected to 127.0.0.1:" + port
                                    + ", which is the firewall itself and no mail server; to go through it, it has to connect to the mail server");
        }
    }

    @Test
    void server_sees_the_address_of_the_client_even_where_its_port_is_taken() throws Exception {
        needTheRight();
        try (Wire wire = new Wire(Transport.EPOLL, Inspector.OFF, settings -> settings.withPlacement(INLINE));
                // On one machine the client has its port itself, and the firewall cannot have it too.
                Peer client = new Peer(new Socket(
                        wire.firewall.address().getAddress(),
                        wire.firewall.address().getPort(),
                        InetAddress.getByName("127.9.8.7"),
                        0));
                Peer server = wire.server()) {
            assertThat(server.remoteAddress().getAddress().getHostAddress()).isEqualTo("127.9.8.7");
            client.write("NOOP\r\n");
            assertThat(server.readText(6)).isEqualTo("NOOP\r\n");
        }
    }

    @Test
    void address_that_nobody_can_have_is_told_and_the_client_gets_a_reset() throws Exception {
        needTheRight();
        try (Wire wire = new Wire(
                        Transport.EPOLL,
                        Inspector.OFF,
                        settings -> new FirewallSettings(
                                        settings.listen(),
                                        InetSocketAddress.createUnresolved("no-such-host.invalid", 25),
                                        settings.inspectors())
                                .withPlacement(INLINE));
                Peer client = wire.client()) {
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(wire.diaryOfOne().end().reason())
                    .contains("the upstream no-such-host.invalid:25 is a name that cannot be resolved");
        }
    }

    @Test
    void nor_does_it_matter_that_the_firewall_listens_on_the_same_port() throws Exception {
        needTheRight();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Wire wire = new Wire(
                        Transport.EPOLL,
                        Inspector.OFF,
                        settings -> new FirewallSettings(
                                        new InetSocketAddress("0.0.0.0", port),
                                        InetSocketAddress.createUnresolved("no-such-host.invalid", port),
                                        settings.inspectors())
                                .withPlacement(INLINE));
                Peer client = new Peer(new Socket("127.0.0.1", port))) {
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            await().until(() -> wire.firewall.activeSessions() == 0);
        }
    }

    private static void needTheRight() {
        boolean required = "1".equals(System.getenv("FIXUPLAB_REQUIRE_REAL"));
        assumeTrue(required || Epoll.isAvailable(), "needs Linux");
        try {
            Transport.EPOLL.requireTransparency();
        } catch (TransparencyException refused) {
            if (required) {
                throw refused;
            }
            assumeTrue(false, "skipped: it " + refused.getMessage());
        }
    }
}
