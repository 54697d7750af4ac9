package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.client.Facts;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Table;
import org.fixuplab.app.output.Terminal;

/** A running lab's messages for a person. */
final class MessageText {

    private MessageText() {}

    static String table(List<Row> messages, Terminal terminal) {
        Table table = new Table("ID", "RECEIVED", "SESSION", "TLS", "OCTETS", "SENDER", "RECIPIENTS", "SUBJECT");
        for (Row message : messages) {
            table.add(
                    message.text("id"),
                    Facts.time(message.text("received"), terminal),
                    message.text("session"),
                    Facts.tls(message),
                    message.text("octets"),
                    message.text("sender").isEmpty() ? "<>" : message.text("sender"),
                    String.join(",", message.texts("recipients")),
                    message.text("subject"));
        }
        return table.text(terminal);
    }

    /** The envelope and how it came, a line each. */
    static String facts(Row message) {
        Row tls = message.row("tls");
        StringBuilder text = new StringBuilder();
        add(text, "message", message.text("id") + ", " + message.text("octets") + " octets");
        add(text, "received", message.text("received"));
        add(text, "session", message.has("session") ? message.text("session") : "past the firewall");
        add(text, "client", message.text("client") + ", which called itself " + message.text("helo"));
        add(text, "user", message.text("user"));
        add(text, "tls", tls.has("protocol") ? tls.text("protocol") + ", " + tls.text("cipher") : "in clear");
        add(text, "sender", "<" + message.text("sender") + ">");
        add(text, "to", "<" + String.join(">, <", message.texts("recipients")) + ">");
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("  ").append(String.format("%-10s", name)).append(value).append('\n');
        }
    }

    /** What a terminal may be shown of a message: no control characters but line ends and tabs. */
    static String harmless(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }
}
