package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.client.Facts;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Table;
import org.fixuplab.app.output.Terminal;

/** A running lab's sessions for a person. */
final class SessionText {

    private static final String INDENT = " ".repeat(13);

    private SessionText() {}

    static String table(List<Row> sessions, Terminal terminal) {
        Table table = new Table("ID", "PROXY", "OPENED", "LASTED", "CLIENT", "ENDED", "TLS", "MAIL", "BEHAVIOURS");
        for (Row session : sessions) {
            table.add(
                    session.text("id"),
                    session.text("proxy"),
                    Facts.time(session.text("opened"), terminal),
                    session.has("closed") ? session.text("durationMs") + "ms" : "",
                    session.text("client"),
                    Facts.ending(session),
                    Facts.tls(session),
                    String.valueOf(session.texts("messages").size()),
                    String.join(",", session.texts("behaviours")));
        }
        return table.text(terminal);
    }

    /** What is known of one session beside its dialogue. */
    static String facts(Row session, Terminal terminal) {
        Row octets = session.row("octets");
        StringBuilder text = new StringBuilder();
        add(
                text,
                terminal,
                "session",
                session.text("id") + " through " + session.text("proxy") + ", " + session.text("firmware"));
        add(text, terminal, "client", session.text("client"));
        add(text, terminal, "server", session.text("server"));
        add(text, terminal, "opened", session.text("opened"));
        add(text, terminal, "ended", ended(session));
        add(text, terminal, "behaviours", String.join(", ", session.texts("behaviours")));
        add(text, terminal, "commands", String.join(", ", session.texts("verbs")));
        add(text, terminal, "tls", Facts.tls(session));
        add(text, terminal, "messages", String.join(", ", session.texts("messages")));
        add(
                text,
                terminal,
                "octets",
                octets.text("fromClient") + " from the client, " + octets.text("fromServer") + " from the server");
        session.texts("log").forEach(line -> add(text, terminal, "log", line));
        return text.toString();
    }

    private static String ended(Row session) {
        Row ended = session.row("ended");
        if (!ended.has("client")) {
            return "not yet";
        }
        return "client " + ended.text("client") + ", server " + ended.text("server") + ", after "
                + Facts.seconds(session.number("durationMs")) + "; cause: " + ended.text("cause")
                + (ended.has("reason") ? " (" + ended.text("reason") + ")" : "");
    }

    private static void add(StringBuilder text, Terminal terminal, String name, String value) {
        if (!value.isEmpty()) {
            String first = "  " + name + " ".repeat(INDENT.length() - 2 - name.length());
            text.append(
                    terminal.interactive()
                            ? Paragraph.wrap(first, INDENT, value, terminal.columns())
                            : first + value + "\n");
        }
    }
}
