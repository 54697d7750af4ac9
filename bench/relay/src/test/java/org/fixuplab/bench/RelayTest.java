package org.fixuplab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RelayTest {

    private static final int OCTETS = 8 << 20;

    private EventLoopGroup loops;

    @BeforeEach
    void start() {
        assumeTrue(Epoll.isAvailable(), "the relay needs Linux's epoll");
        loops = new MultiThreadIoEventLoopGroup(2, EpollIoHandler.newFactory());
    }

    @AfterEach
    void stop() {
        if (loops != null) {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @Test
    void every_octet_arrives_also_where_the_upstream_reads_late() throws Exception {
        byte[] octets = new byte[OCTETS];
        new Random(6).nextBytes(octets);
        try (ServerSocket upstream = new ServerSocket(0);
                Socket client = connect(upstream);
                Socket server = upstream.accept()) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(client, octets));
            assertThat(server.getInputStream().readNBytes(1)).containsExactly(octets[0]);
            assertThat(sent).as("more than sockets hold").isNotDone();
            assertThat(server.getInputStream().readNBytes(OCTETS - 1)).isEqualTo(Arrays.copyOfRange(octets, 1, OCTETS));
            server.getOutputStream().write("250 ok\r\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(client.getInputStream().readNBytes(8)).asString().isEqualTo("250 ok\r\n");
        }
    }

    @Test
    void the_end_of_one_leg_is_the_end_of_the_other() throws Exception {
        try (ServerSocket upstream = new ServerSocket(0);
                Socket client = connect(upstream);
                Socket server = upstream.accept()) {
            server.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket connect(ServerSocket upstream) throws IOException, InterruptedException {
        Channel relay = Relay.listen(loops, 0, Relay.loopback(upstream.getLocalPort()));
        int port = ((InetSocketAddress) relay.localAddress()).getPort();
        return new Socket(Relay.loopback(port).getAddress(), port);
    }

    private static void send(Socket to, byte[] octets) {
        try {
            to.getOutputStream().write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
