package org.fixuplab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages behind every firmware, over real sockets: what a client sends is what is stored, however it is written. */
@Timeout(120)
class MessagesTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    /** As it is stored; on the wire its dots are stuffed. */
    private static final String NASTY =
            "Subject: STARTTLS\r\n\r\nEHLO me\r\nSTARTTLS\r\nQUIT\r\nDATA\r\n.\r\n..\r\n.\r\n"
                    + "\u00e9\u00ff\u0000 8-bit\r\n\rlone\nends\r\n.dot\r\n" + "x".repeat(1200) + "\r\n";

    private static final List<String> MESSAGES = List.of(NASTY, "");

    /** A version of each stretch in which nothing of the catalogue changes, and no firewall at all. */
    static Stream<String> firmware() {
        Stream<String> eras = Catalogue.load().eras().stream()
                .map(era -> era.interval().platform() + " " + era.interval().from());
        return Stream.concat(Stream.of("none"), eras);
    }

    @ParameterizedTest
    @MethodSource("firmware")
    void a_message_arrives_octet_for_octet_however_it_is_written(String firmware) throws IOException {
        boolean losesDots = Catalogue.load().policy(firmware).enabled().containsKey("dot-split");
        try (Lab lab = lab(firmware, Duration.ofSeconds(60));
                Client client = new Client(lab.firewall())) {
            client.hear("220");
            client.say("HELO me\r\n", "250");
            for (int cut = 1; cut <= 9; cut++) {
                for (String message : MESSAGES) {
                    client.say("MAIL FROM:<a@example.com>\r\n", "250");
                    client.say("RCPT TO:<b@example.com>\r\n", "250");
                    client.say("DATA\r\n", "354");
                    client.send(stuffed(message), cut, losesDots);
                    client.hear("250");
                    List<StoredMessage> stored = lab.mailbox().orElseThrow().messages();
                    assertThat(Octets.text(stored.get(stored.size() - 1).octets()))
                            .as("writes of %d octets", cut)
                            .isEqualTo(message);
                }
            }
            client.say("QUIT\r\n", "221");
            assertThat(lab.mailbox().orElseThrow().count()).isEqualTo(18);
        }
    }

    @Test
    void a_body_that_never_ends_its_last_line_passes_gets_no_250_and_is_closed_when_idle() throws IOException {
        try (Lab lab = lab("ASA 8.2(5)", Duration.ofMillis(1500));
                Client client = new Client(lab.firewall())) {
            client.hear("220");
            client.say("HELO me\r\n", "250");
            client.say("MAIL FROM:<a@example.com>\r\n", "250");
            client.say("RCPT TO:<b@example.com>\r\n", "250");
            client.say("DATA\r\n", "354");
            client.write("Subject: x\r\n\r\nno line end.", 1000);
            assertThat(client.rest()).isEmpty();
            client.close();
            Transcript session = lab.sessions().awaitEnded(1, BOUND).get(0);
            assertThat(session.end().orElseThrow().client()).isEqualTo(Ending.FIN);
            assertThat(session.end().orElseThrow().reason())
                    .hasValueSatisfying(why -> assertThat(why).startsWith("no octet moved for "));
            assertThat(session.lines())
                    .anyMatch(line -> Octets.text(line.after()).endsWith("no line end."));
            assertThat(lab.mailbox().orElseThrow().count()).isZero();
        }
    }

    private static Lab lab(String firmware, Duration idle) {
        return Lab.start(LabSettings.of(Catalogue.load().policy(firmware)).withIdleTimeout(idle));
    }

    private static String stuffed(String message) {
        return message.replaceAll("(^|\r\n)\\.", "$1..");
    }

    /** Speaks ISO-8859-1, so that each character is an octet. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;

        Client(InetSocketAddress firewall) throws IOException {
            socket = new Socket(firewall.getAddress(), firewall.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) BOUND.toMillis());
        }

        void say(String line, String code) throws IOException {
            write(line, line.length());
            hear(code);
        }

        void write(String octets, int cut) throws IOException {
            for (int i = 0; i < octets.length(); i += cut) {
                socket.getOutputStream().write(Octets.octets(octets.substring(i, Math.min(octets.length(), i + cut))));
            }
        }

        /** A message and its dot, which must not straddle two segments where the firewall loses one that does. */
        void send(String message, int cut, boolean endInOnePiece) throws IOException {
            String payload = message + ".\r\n";
            int end = endInOnePiece ? Math.max(0, payload.length() - "\r\n.\r\n".length()) : payload.length();
            write(payload.substring(0, end), cut);
            write(payload.substring(end), 5);
        }

        /** One reply line. */
        void hear(String code) throws IOException {
            StringBuilder line = new StringBuilder();
            while (line.length() == 0 || line.charAt(line.length() - 1) != '\n') {
                int octet = socket.getInputStream().read();
                assertThat(octet).as("after '%s'", line).isNotNegative();
                line.append((char) octet);
            }
            assertThat(line.toString()).startsWith(code);
        }

        String rest() throws IOException {
            return Octets.text(socket.getInputStream().readAllBytes());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
