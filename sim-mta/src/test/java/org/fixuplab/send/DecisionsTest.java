package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;

/**
 * What every persona makes of every case, as a text that was read line by line against the sources. A persona with a queue tries twice. {@code -Dgolden=write} writes the text
 * anew.
 */
class DecisionsTest {

    private static final Path FILE = Path.of("src", "test", "resources", "org", "fixuplab", "send", "decisions.txt");

    private static final String EHLO_WITHOUT =
            "250-mx.dest.example\r\n250-SIZE 10240000\r\n250-XXXXXXXA\r\n250 8BITMIME";

    private static final List<Case> CASES = cases();

    /** @param script of the {@link ScriptedServer} */
    private record Case(String title, String... script) {

        /** With patience, but for the stage at which the server is silent: a slow machine must not look silent, too. */
        SenderPersona persona(String name) {
            SenderPersona persona = SenderPersona.named(name);
            return switch (title) {
                case "220, silence" -> persona.with("timeout.handshake", "200 ms");
                case "dot unanswered" -> persona.with("timeout.end", "200 ms");
                default -> persona;
            };
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        String unknown = "500 5.5.2 Error: command not recognized";
        cases.add(new Case("absent", "EHLO", EHLO_WITHOUT, "STARTTLS", unknown));
        cases.add(new Case("STARTTLS 500", "STARTTLS", unknown));
        cases.add(new Case("STARTTLS 502", "STARTTLS", "502 5.5.1 Error: command not implemented"));
        cases.add(new Case("STARTTLS 454", "STARTTLS", "454 4.7.0 TLS not available due to local problem"));
        cases.add(new Case("STARTTLS 250", "STARTTLS", "250 2.0.0 Ok"));
        cases.add(new Case("220, RST", "HANDSHAKE", "<rst>"));
        cases.add(new Case("220, FIN", "HANDSHAKE", "<fin>"));
        cases.add(new Case("220, garbage", "HANDSHAKE", unknown));
        cases.add(new Case("220, silence", "HANDSHAKE", "<silence>"));
        cases.add(new Case("220, injected", "STARTTLS", "220 2.0.0 Ready\r\n250 2.0.0 Ok"));
        cases.add(new Case("StartTls", "EHLO", "250-mx\r\n250 StartTls", "STARTTLS", unknown));
        cases.add(new Case("EHLO 500", "EHLO", unknown, "STARTTLS", unknown));
        cases.add(new Case("EHLO 502", "EHLO", "502 5.5.1 Error: command not implemented", "STARTTLS", unknown));
        cases.add(new Case("EHLO 454", "EHLO", "454 4.7.0 try later", "STARTTLS", unknown));
        cases.add(new Case("EHLO 421", "EHLO", "421 4.7.0 bye", "HELO", "<fin>"));
        cases.add(new Case("EHLO 250 OK", "EHLO", "250 2.0.0 Ok", "STARTTLS", unknown));
        cases.add(new Case("stars", "CONNECT", "220 ****0*2****0***", "EHLO", EHLO_WITHOUT, "STARTTLS", unknown));
        cases.add(new Case("TLS works", "HANDSHAKE", "<tls>"));
        cases.add(new Case("RST in DATA", "HANDSHAKE", "<tls>", "BODY", "<rst>"));
        cases.add(new Case("FIN after dot", "HANDSHAKE", "<tls>", "DOT", "<fin>"));
        cases.add(new Case("dot unanswered", "HANDSHAKE", "<tls>", "DOT", "<silence>"));
        cases.add(new Case("554 greeting", "CONNECT", "554 5.7.1 no"));
        cases.add(new Case("550 to MAIL", "HANDSHAKE", "<tls>", "MAIL", "550 5.7.1 no"));
        cases.add(new Case("451 to dot", "HANDSHAKE", "<tls>", "DOT", "451 4.3.0 later"));
        return cases;
    }

    @Test
    void every_persona_decides_as_the_sources_say() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        StringBuilder text = new StringBuilder();
        try {
            Map<String, Future<String>> told = new HashMap<>();
            for (String name : SenderPersona.names()) {
                for (Case it : CASES) {
                    told.put(name + it.title, threads.submit(() -> send(name, it)));
                }
            }
            for (String name : SenderPersona.names()) {
                text.append(name).append('\n');
                for (Case it : CASES) {
                    String cell = told.get(name + it.title).get();
                    text.append(String.format("  %-14s %s\n", it.title, cell));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        }
        assertThat(text.toString()).as("-Dgolden=write writes %s anew", FILE).isEqualTo(Files.readString(FILE));
    }

    private static String send(String name, Case it) throws IOException {
        try (ScriptedServer server = new ScriptedServer(it.script)) {
            Mail mail = new Mail(
                    "a@source.example", List.of("b@dest.example"), Octets.octets("Subject: x\r\n\r\ntext\r\n"));
            SendSettings settings = SendSettings.of(server.address(), it.persona(name), mail)
                    .withTrust(server.trust())
                    .withWind(Duration.ofMinutes(1))
                    .withAttempts(2);
            List<String> attempts = TestSender.send(settings).attempts().stream()
                    .map(DecisionsTest::shown)
                    .toList();
            boolean alike = attempts.size() == 2 && attempts.get(0).equals(attempts.get(1));
            return alike ? "twice " + attempts.get(0) : String.join(" | ", attempts);
        }
    }

    private static String shown(Attempt attempt) {
        String exit = attempt.exit().isPresent() && attempt.exit().getAsInt() != 0
                ? "(" + attempt.exit().getAsInt() + ")"
                : "";
        String words = attempt.words().isEmpty() ? "" : " \"" + attempt.words() + "\"";
        String connections = attempt.connections() > 1 ? " at connection " + attempt.connections() : "";
        return attempt.verdict().name().toLowerCase(Locale.ROOT) + exit + connections + words;
    }
}
