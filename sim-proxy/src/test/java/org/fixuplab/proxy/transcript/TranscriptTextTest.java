package org.fixuplab.proxy.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcripts as people see them, kept as files to be read. {@code -Dgolden=write} writes them anew. */
class TranscriptTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/transcripts");
    private static final TranscriptLabels LABELS = new TranscriptLabels("client", "ASA 8.2(5)", "MTA (cisco-esa)");

    private record Look(String suffix, TranscriptStyle style) {}

    private static final List<Look> LOOKS = List.of(
            new Look("80", new TranscriptStyle(80, false, false)),
            new Look("120-unicode", new TranscriptStyle(120, false, true)),
            new Look("80-colour", new TranscriptStyle(80, true, true)),
            new Look("60", new TranscriptStyle(10, false, false)));

    static Stream<Arguments> sessionsAndLooks() {
        return Stream.of("starttls-masked", "message", "oddities", "tls")
                .flatMap(session -> LOOKS.stream().map(look -> Arguments.of(session, look)));
    }

    @ParameterizedTest
    @MethodSource("sessionsAndLooks")
    void transcript_reads_as_reviewed(String session, Look look) throws IOException {
        String printed = TranscriptText.print(transcript(session), look.style, LABELS);
        Path file = GOLDEN.resolve(session + "." + look.suffix + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 79, 80, 100, 120, 200})
    void no_row_is_wider_than_the_terminal(int columns) {
        for (String session : new String[] {"starttls-masked", "message", "oddities", "tls"}) {
            String printed =
                    TranscriptText.print(transcript(session), new TranscriptStyle(columns, false, false), LABELS);
            assertThat(printed.lines())
                    .allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(columns));
        }
    }

    private static Transcript transcript(String session) {
        SessionRecorder recorder = new SessionRecorder(SessionRecorder.DEFAULT_LIMIT);
        Spoken spoken = new Spoken(recorder);
        switch (session) {
            case "starttls-masked" -> starttlsMasked(spoken);
            case "message" -> message(spoken);
            case "oddities" -> oddities(spoken);
            default -> tls(spoken);
        }
        return Transcript.of(recorder.snapshot());
    }

    private static void starttlsMasked(Spoken spoken) {
        spoken.server("220 mail.example.com ESMTP\r\n", "220 **********************\r\n", "banner-stars")
                .client("EHLO client.example.com\r\n")
                .server(
                        "250-mail.example.com\r\n250-8BITMIME\r\n250-SIZE 33554432\r\n250 STARTTLS\r\n",
                        "250-mail.example.com\r\n250-8BITMIME\r\n250-SIZE 33554432\r\n250 XXXXXXXA\r\n",
                        "ehlo-mask")
                .client("STARTTLS\r\n", "XXXXXXXX\r\n", "verb-x")
                .server("500 #5.5.1 command not recognized\r\n")
                .client("QUIT\r\n")
                .server("221 mail.example.com\r\n")
                .over();
    }

    private static void message(Spoken spoken) {
        StringBuilder body = new StringBuilder("From: a@example.com\r\nDKIM-Signature: v=1; a=rsa-sha256;\r\n");
        for (int i = 1; i <= 30; i++) {
            body.append("Line ")
                    .append(i)
                    .append(" of a message that is a good deal longer than the column it stands in\r\n");
        }
        body.append(".\r\n");
        spoken.client("AUTH PLAIN ");
        spoken.secret(0, 16);
        spoken.client("AHVzZXIAc2VjcmV0\r\n")
                .server("235 2.7.0 Authentication successful\r\n")
                .client("MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n")
                .server("250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 End data with <CR><LF>.<CR><LF>\r\n")
                .dataStarts()
                .dataEnds(body.length())
                .event(new Event.Matched(
                        "header-nested", Direction.FROM_CLIENT, 99, "header DKIM-Signature", Action.LOG, true, 0))
                .client(body.toString())
                .server("250 2.0.0 Ok: queued as 4C1F\r\n")
                .over();
    }

    private static void oddities(Spoken spoken) {
        spoken.server("220 ready\n");
        for (String letter : new String[] {"E", "H", "L", "O"}) {
            spoken.client(letter, "X", "verb-x");
        }
        spoken.client(" x\r\n")
                .server("500 what\r\n")
                .client("NOOP \u00e9\u0007\u001b[2J\r\n".getBytes(StandardCharsets.UTF_8))
                .client(new byte[] {'N', 'O', 'O', 'P', ' ', (byte) 0xe9, '\t', '\r', '\n'})
                .server("250 ok")
                .event(new Event.TooLate("ehlo-mask", org.fixuplab.event.Direction.FROM_SERVER, 20, 6))
                .event(new Event.Ended("header-duplicate", LegAct.SILENCE, LegAct.RESET))
                .segment(org.fixuplab.event.Direction.FROM_CLIENT, Octets.octets("Subject: twice\r\n"), new byte[0])
                .over(Ending.SILENCE, Ending.RESET, "the firewall ended the session");
    }

    private static void tls(Spoken spoken) {
        spoken.server("220 mail.example.com ESMTP\r\n")
                .client("STARTTLS\r\n")
                .tlsStarts(19)
                .server("220 Go ahead, do\r\n\r")
                .client(new byte[517])
                .server("ab\n".repeat(1000))
                .client(new byte[80])
                .client(new byte[1000])
                .over();
    }
}
