package org.fixuplab.explain;

import java.util.List;
import java.util.Set;
import org.fixuplab.event.LegAct;

/**
 * Writes the play of a scenario: the client's lines through the candidate's own engine, and the server's replies back through it. What it
 * writes is what a run shows. Used once.
 */
final class ScenarioPlay {

    private static final int COLUMN = 46;

    private final Lens lens;
    private final Server server;
    private final StringBuilder text = new StringBuilder();
    private boolean over;

    ScenarioPlay(Candidate candidate, Server server) {
        this.lens = new Lens(candidate.policy());
        this.server = server;
    }

    void greeting() {
        hear(server.greeting());
    }

    /** One command; nothing once the session is over. */
    void command(String command) {
        if (over) {
            return;
        }
        String line = Server.printable(command);
        Lens.Outcome outcome = lens.client(line + "\r\n");
        String got = outcome.text().endsWith("\r\n")
                ? outcome.text().substring(0, outcome.text().length() - 2)
                : outcome.text();
        write("C: " + escaped(line), got.equals(line) || got.isEmpty() ? "" : "~> " + withoutLastBlanks(escaped(got)));
        if (!outcome.answer().isEmpty()) {
            outcome.answer().strip().lines().forEach(answer -> write("S: " + heard(answer), ""));
            return;
        }
        if (ended(outcome)) {
            return;
        }
        List<String> reply = server.answer(got);
        hear(reply);
        if (got.equalsIgnoreCase("STARTTLS") && reply.get(0).startsWith("220")) {
            write("C: <starttls>", "");
            write("C: QUIT", "");
            write("S: 221 ...", "");
            over = true;
        } else if (Speech.verb(got).equals("QUIT")) {
            over = true;
        }
    }

    boolean expectsMessage() {
        return !over && server.expectsMessage();
    }

    /** A whole message, the segments' border between its last dot and the line end after it. */
    void splitMessage(List<String> lines) {
        if (!expectsMessage()) {
            return;
        }
        StringBuilder whole = new StringBuilder();
        for (String line : lines) {
            whole.append(line).append("\r\n");
            write("C:" + (line.isEmpty() ? "" : " " + escaped(line)), "");
        }
        write("C| .", "");
        write("C:", "");
        String passed = lens.client(whole + ".").text() + lens.client("\r\n").text();
        if (passed.endsWith("\r\n.\r\n")) {
            hear(server.accepts());
        } else {
            silence();
        }
    }

    /** A whole message, its dot included. */
    void message(List<String> lines) {
        if (!expectsMessage()) {
            return;
        }
        StringBuilder whole = new StringBuilder();
        for (String line : lines) {
            String said = Server.printable(line);
            whole.append(said).append("\r\n");
            write("C:" + (said.isEmpty() ? "" : " " + escaped(said)), "");
        }
        Lens.Outcome outcome = lens.client(whole.toString());
        if (ended(outcome)) {
            return;
        }
        if (outcome.text().endsWith("\r\n.\r\n")) {
            hear(server.accepts());
        } else {
            silence();
        }
    }

    private boolean ended(Lens.Outcome outcome) {
        if (!outcome.ended()) {
            return false;
        }
        if (outcome.end() == LegAct.RESET) {
            write("S: <reset>", "");
            over = true;
        } else if (outcome.end() == LegAct.FIN) {
            write("S: <closed>", "");
            over = true;
        } else {
            silence();
        }
        return true;
    }

    private void silence() {
        write("S: <silence 1s>", "");
        write("C: <close>", "");
        over = true;
    }

    private void hear(List<String> said) {
        String[] seen = lens.server(String.join("\r\n", said) + "\r\n").text().split("\r\n", -1);
        for (int i = 0; i < said.size(); i++) {
            String line = i < seen.length ? seen[i] : "";
            write("S: " + heard(line), line.equals(said.get(i)) ? "" : "<~ " + escaped(said.get(i)));
        }
    }

    /** What is no reply line to a play, as where the code was starred, begins with dots. */
    private static String heard(String line) {
        return line.matches("[0-9]{3}.*") ? escaped(line) : "..." + escaped(line);
    }

    /** A play takes blanks at the end of a line for none: dots stand for them. */
    private static String withoutLastBlanks(String text) {
        return text.endsWith(" ") ? text.stripTrailing() + "..." : text;
    }

    private void write(String line, String other) {
        text.append("  ").append(line);
        if (!other.isEmpty()) {
            text.append(" ".repeat(Math.max(2, COLUMN - line.length()))).append(other);
        }
        text.append('\n');
    }

    /** So that the play reads the text and nothing else: no act, no annotation, no end of the string. */
    private static String escaped(String said) {
        String escaped = said.replace("\\", "\\x5C")
                .replace("\"\"\"", "\\x22\\x22\\x22")
                .replace("...", "..\\x2E")
                .replace("  ~>", "  \\x7E>")
                .replace("  <~", "  \\x3C~");
        return escaped.startsWith("<") ? "\\x3C" + escaped.substring(1) : escaped;
    }

    Set<String> behaviours() {
        return lens.behaviours();
    }

    boolean isOver() {
        return over;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
