package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server says, the sender comes back with attempts. */
class TotalityTest {

    private static final List<String> SAYINGS = List.of(
            "220 mx ESMTP\r\n",
            "220 ****\r\n",
            "220 go\r\n250 injected\r\n",
            "250 ok\r\n",
            "250-mx\r\n250-STARTTLS\r\n250-PIPELINING\r\n250-AUTH LOGIN CRAM-MD5\r\n250 CHUNKING\r\n",
            "250-mx\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n",
            "334 \r\n",
            "334 ???\r\n",
            "354 go\r\n",
            "354 go\r\n354 go\r\n250 ok\r\n",
            "421 bye\r\n",
            "454 4.7.0 no\r\n",
            "500 \u00e9\0\r\n",
            "550-5.1.1 a\r\n550 5.1.1 b\r\n",
            "250-\r\n".repeat(1500),
            "250",
            "-\r\n",
            "\r\n",
            "\n",
            "no reply at all\n",
            "250 " + "x".repeat(10_000) + "\r\n",
            "x".repeat(2_000_000),
            "\u0016\u0003\u0001\u0000\u0005hello",
            "999999999999 big\r\n");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_server_that_says_anything_is_survived(long seed) throws IOException {
        Random random = new Random(seed);
        try (RandomServer server = new RandomServer(seed)) {
            for (int i = 0; i < 60; i++) {
                List<String> names = SenderPersona.names();
                Mail mail = new Mail(
                        "a@b.example", List.of("c@d.example", "e@f.example"), Octets.octets("x\r\n.\u00e9\r\n"));
                SendSettings settings = SendSettings.of(
                                server.address(), SenderPersona.named(names.get(random.nextInt(names.size()))), mail)
                        .withLogin(new Login("user", random.nextBoolean() ? "" : "password"))
                        .withQueued(Duration.ofSeconds(random.nextInt(1000)))
                        .withAttempts(1 + random.nextInt(3))
                        .withWind(Duration.ofMillis(50));
                SendResult result = assertTimeoutPreemptively(
                        Duration.ofSeconds(60), () -> TestSender.send(settings), () -> "seed " + seed);
                assertThat(result.attempts()).isNotEmpty();
                assertThat(result.attempts())
                        .allSatisfy(attempt -> assertThat(attempt.words()).hasSizeLessThan(6_000_000));
            }
        }
    }

    @Test
    void a_server_that_never_reads_does_not_hold_the_sender() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket socket = listener.accept()) {
                    OutputStream out = socket.getOutputStream();
                    out.write(Octets.octets("220 x\r\n250 x\r\n250 x\r\n250 x\r\n354 x\r\n"));
                    new CountDownLatch(1).await();
                } catch (IOException | InterruptedException e) {
                    // the test is over
                }
            });
            thread.setDaemon(true);
            thread.start();
            Mail mail = new Mail("a@b.example", List.of("c@d.example"), new byte[50_000_000]);
            SendSettings settings = SendSettings.of(
                            (InetSocketAddress) listener.getLocalSocketAddress(), SenderPersona.named("qmail"), mail)
                    .withWind(Duration.ofMillis(500));
            Attempt attempt = TestSender.send(settings).last();
            assertThat(attempt.verdict()).isEqualTo(Verdict.DEFERRED);
            assertThat(attempt.words()).doesNotContain("duplicate");
            thread.interrupt();
        }
    }

    /** Says anything, to anything. */
    private static final class RandomServer implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Random random;

        private RandomServer(long seed) throws IOException {
            random = new Random(seed);
            Thread thread = new Thread(this::accept, "random-server");
            thread.setDaemon(true);
            thread.start();
        }

        private InetSocketAddress address() {
            return (InetSocketAddress) listener.getLocalSocketAddress();
        }

        private void accept() {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    serve(socket);
                } catch (IOException e) {
                    // the client's doing, or close()
                }
            }
        }

        private void serve(Socket socket) throws IOException {
            socket.setSoTimeout(100);
            InputStream in = socket.getInputStream();
            byte[] read = new byte[8192];
            boolean polite = random.nextBoolean();
            for (int turn = 0; turn < 20; turn++) {
                int dice = random.nextInt(30);
                if (dice == 0) {
                    return;
                }
                if (dice == 1) {
                    socket.setSoLinger(true, 0);
                    return;
                }
                String said = polite && dice < 25 ? polite(turn) : SAYINGS.get(random.nextInt(SAYINGS.size()));
                socket.getOutputStream().write(Octets.octets(said));
                if (in.read(read) < 0) {
                    return;
                }
            }
        }

        private static String polite(int turn) {
            return switch (turn) {
                case 0 -> SAYINGS.get(0);
                case 1 -> SAYINGS.get(4);
                default -> SAYINGS.get(3);
            };
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
