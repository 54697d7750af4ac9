package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_server_that_keeps_its_farewell_to_itself_is_not_waited_for(String protocol) throws Exception {
        SenderClock clock = new SenderClock(Optional.empty(), PATIENCE);
        try (SSLServerSocket listener = (SSLServerSocket) TestCertificate.forName("localhost")
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setEnabledProtocols(new String[] {protocol});
            CompletableFuture<SSLSocket> accepted = CompletableFuture.supplyAsync(() -> shaken(listener));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
            try (ServerConnection server = ServerConnection.open(address, clock, Cutting.AS_WRITTEN, PATIENCE)) {
                server.startTls(TlsTrust.any(), "localhost", PATIENCE);
                Duration before = clock.elapsed();
                try {
                    server.finish();
                } catch (ConnectionLost silent) {
                    // As good as finished.
                }
                assertThat(clock.elapsed().minus(before)).isLessThan(Duration.ofSeconds(20));
            }
            accepted.get().close();
        }
    }

    private static SSLSocket shaken(SSLServerSocket listener) {
        try {
            SSLSocket socket = (SSLSocket) listener.accept();
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
