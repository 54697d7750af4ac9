package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
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

    private static final Map<String, String[]> CASES = cases();

    private static Map<String, String[]> cases() {
        Map<String, String[]> cases = new LinkedHashMap<>();
        String unknown = "500 5.5.2 Error: command not recognized";
        cases.put("absent", new String[] {"EHLO", EHLO_WITHOUT, "STARTTLS", unknown});
        cases.put("STARTTLS 500", new String[] {"STARTTLS", unknown});
        cases.put("STARTTLS 502", new String[] {"STARTTLS", "502 5.5.1 Error: command not implemented"});
        cases.put("STARTTLS 454", new String[] {"STARTTLS", "454 4.7.0 TLS not available due to local problem"});
        cases.put("STARTTLS 250", new String[] {"STARTTLS", "250 2.0.0 Ok"});
        cases.put("220, RST", new String[] {"HANDSHAKE", "<rst>"});
        cases.put("220, FIN", new String[] {"HANDSHAKE", "<fin>"});
        cases.put("220, garbage", new String[] {"HANDSHAKE", unknown});
        cases.put("220, silence", new String[] {"HANDSHAKE", "<silence>"});
        cases.put("220, injected", new String[] {"STARTTLS", "220 2.0.0 Ready\r\n250 2.0.0 Ok"});
        cases.put("StartTls", new String[] {"EHLO", "250-mx\r\n250 StartTls", "STARTTLS", unknown});
        cases.put("EHLO 500", new String[] {"EHLO", unknown, "STARTTLS", unknown});
        cases.put("EHLO 502", new String[] {"EHLO", "502 5.5.1 Error: command not implemented", "STARTTLS", unknown});
        cases.put("EHLO 454", new String[] {"EHLO", "454 4.7.0 try later", "STARTTLS", unknown});
        cases.put("EHLO 421", new String[] {"EHLO", "421 4.7.0 bye", "HELO", "<fin>"});
        cases.put("EHLO 250 OK", new String[] {"EHLO", "250 2.0.0 Ok", "STARTTLS", unknown});
        cases.put("stars", new String[] {"CONNECT", "220 ****0*2****0***", "EHLO", EHLO_WITHOUT, "STARTTLS", unknown});
        cases.put("RST in DATA", new String[] {"EHLO", EHLO_WITHOUT, "STARTTLS", unknown, "BODY", "<rst>"});
        cases.put("550 to MAIL", new String[] {"EHLO", EHLO_WITHOUT, "STARTTLS", unknown, "MAIL", "550 5.7.1 no"});
        cases.put("451 to dot", new String[] {"EHLO", EHLO_WITHOUT, "STARTTLS", unknown, "DOT", "451 4.3.0 later"});
        return cases;
    }

    @Test
    void every_persona_decides_as_the_sources_say() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        StringBuilder text = new StringBuilder();
        try {
            Map<String, Map<String, Future<String>>> told = new LinkedHashMap<>();
            for (String name : SenderPersona.names()) {
                Map<String, Future<String>> row = new LinkedHashMap<>();
                CASES.forEach((title, script) -> row.put(title, threads.submit(() -> send(name, script))));
                told.put(name, row);
            }
            for (Map.Entry<String, Map<String, Future<String>>> persona : told.entrySet()) {
                text.append(persona.getKey()).append('\n');
                for (Map.Entry<String, Future<String>> cell : persona.getValue().entrySet()) {
                    text.append(String.format(
                            "  %-14s %s%n", cell.getKey(), cell.getValue().get()));
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

    private static String send(String name, String[] script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            Mail mail = new Mail(
                    "a@source.example", List.of("b@dest.example"), Octets.octets("Subject: x\r\n\r\ntext\r\n"));
            SendSettings settings = SendSettings.of(server.address(), SenderPersona.named(name), mail)
                    .withWind(Duration.ofSeconds(1))
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
