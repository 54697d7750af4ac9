package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/senders.md} is what the personas say. {@code -Dgolden=write} writes it anew. */
class SendersPageTest {

    private static final Path PAGE = Path.of("..", "docs", "senders.md");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- end -->\n";

    private static final Map<String, SenderKey> COLUMNS = columns();

    private static Map<String, SenderKey> columns() {
        Map<String, SenderKey> columns = new LinkedHashMap<>();
        columns.put("no keyword", SenderKey.ABSENT);
        columns.put("STARTTLS 5xx", SenderKey.REFUSED);
        columns.put("4xx", SenderKey.TEMPORARY);
        columns.put("250", SenderKey.NOT_220);
        columns.put("220, RST", SenderKey.HANDSHAKE_RESET);
        columns.put("220, FIN", SenderKey.HANDSHAKE_CLOSED);
        columns.put("220, no TLS", SenderKey.HANDSHAKE_GARBAGE);
        columns.put("220, silence", SenderKey.HANDSHAKE_SILENCE);
        columns.put("EHLO 5xx", SenderKey.EHLO_REFUSED);
        return columns;
    }

    @Test
    void the_page_has_the_personas_table() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String table = table();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
                    .as("-Dgolden=write writes %s anew", PAGE)
                    .isEqualTo(table);
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| persona | hello | ")
                .append(String.join(" | ", COLUMNS.keySet()))
                .append(" |\n|---|---")
                .append("|---".repeat(COLUMNS.size()))
                .append("|\n");
        for (String name : SenderPersona.names()) {
            SenderPersona persona = SenderPersona.named(name);
            table.append("| `").append(name).append("` | ").append(hello(persona));
            COLUMNS.values().forEach(key -> table.append(" | ").append(cell(persona, key)));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String hello(SenderPersona persona) {
        return switch (persona.word(SenderKey.HELLO)) {
            case "ehlo" -> "EHLO";
            case "helo" -> "HELO";
            default -> "by greeting";
        };
    }

    private static String cell(SenderPersona persona, SenderKey key) {
        String use = persona.word(SenderKey.TLS_USE);
        if (use.equals("never")) {
            return "-";
        }
        // What is sent though it was not offered is never missed: the server refuses it.
        SenderKey asked = key == SenderKey.ABSENT && use.equals("always") ? SenderKey.REFUSED : key;
        Decision decision = persona.decision(asked);
        String exit = decision.exit().isPresent() ? " " + decision.exit().getAsInt() : "";
        return decision.act().word() + exit;
    }
}
