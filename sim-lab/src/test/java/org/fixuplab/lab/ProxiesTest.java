package org.fixuplab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProxiesTest {

    private static final ProxySettings SETTINGS =
            ProxySettings.of(Catalogue.load().policy("ASA 8.2(5)"));

    private static Lab lab() {
        return Lab.start(LabSettings.of(SETTINGS.policy()));
    }

    private static void hear(Socket client) throws IOException {
        assertThat(client.getInputStream().read()).isEqualTo('2');
    }

    @Test
    void many_who_want_the_same_firewalls_get_the_same_ones() {
        try (Lab lab = lab()) {
            for (int round = 0; round < 20; round++) {
                Map<String, ProxySettings> wanted = Map.of("one" + round, SETTINGS, "two" + round, SETTINGS);
                List<CompletableFuture<List<Proxy>>> all = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    all.add(CompletableFuture.supplyAsync(() -> lab.populate(wanted)));
                }
                List<InetSocketAddress> first =
                        all.get(0).join().stream().map(Proxy::address).toList();
                assertThat(all)
                        .allSatisfy(each -> assertThat(each.join())
                                .extracting(Proxy::address)
                                .isEqualTo(first));
            }
            assertThat(lab.proxies().all()).hasSize(41);
        }
    }

    @Test
    void a_name_and_an_address_are_free_while_sessions_of_the_one_that_had_them_still_finish() throws Exception {
        try (Lab lab = lab()) {
            Proxy old = lab.proxies().create("second", SETTINGS);
            CompletableFuture<Boolean> removed;
            try (Socket client =
                    new Socket(old.address().getAddress(), old.address().getPort())) {
                hear(client);
                removed = CompletableFuture.supplyAsync(() -> lab.proxies().remove("second", Duration.ofSeconds(30)));
                while (lab.proxies().get("second").isPresent()) {
                    Thread.onSpinWait();
                }
                lab.proxies().create("second", SETTINGS.withListen(old.address()));
                assertThat(old.activeSessions()).isEqualTo(1);
            }
            assertThat(removed.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(lab.events().after(0).stream()
                            .filter(event -> event.proxy().equals("second") && event.session() == 0)
                            .map(LabEvent::kind))
                    .containsExactly(EventKind.PROXY_CREATED, EventKind.PROXY_REMOVED, EventKind.PROXY_CREATED);
        }
    }

    @Test
    void who_hears_an_event_may_ask_the_lab_and_so_may_another() throws Exception {
        try (Lab lab = lab()) {
            List<String> asked = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 2; i++) {
                lab.events().subscribe(0, event -> {
                    lab.sessions().sessions();
                    lab.proxies().all();
                    asked.add(event.proxy());
                });
            }
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(CompletableFuture.runAsync(() -> {
                    for (int session = 0; session < 50; session++) {
                        try (Socket client = new Socket(
                                lab.firewall().getAddress(), lab.firewall().getPort())) {
                            client.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
                            client.getInputStream().readAllBytes();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
            }
            for (int i = 0; i < 20; i++) {
                lab.proxies().create("other" + i, SETTINGS);
            }
            for (CompletableFuture<Void> client : clients) {
                client.get(30, TimeUnit.SECONDS);
            }
            assertThat(asked).contains("other19");
        }
    }

    @Test
    void no_session_outlives_a_firewall_that_was_removed() throws Exception {
        try (Lab lab = lab()) {
            for (int round = 0; round < 30; round++) {
                Proxy proxy = lab.proxies().create("short", SETTINGS);
                List<Socket> clients = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    clients.add(new Socket(
                            proxy.address().getAddress(), proxy.address().getPort()));
                }
                lab.proxies().remove("short", Duration.ZERO);
                for (Socket client : clients) {
                    client.setSoTimeout(10_000);
                    try (client) {
                        client.getInputStream().readAllBytes();
                    } catch (SocketException reset) {
                        // As it should be.
                    }
                }
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> lab.sessions().active() == 0);
        }
    }
}
