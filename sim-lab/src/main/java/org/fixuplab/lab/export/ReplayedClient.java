package org.fixuplab.lab.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Recording;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.fixuplab.smtp.Octets;

/** Writes the play of a recorded client: what it said, in the segments in which it said it, and what it heard. Used once. */
final class ReplayedClient {

    private static final int COLUMN = 50;
    private static final String APART = "C: <pause 20ms>";
    private static final Pattern PASSWORD = Pattern.compile("(?i)((?:AUTH|X+) +\\S+ +)\\*+");

    /** {@code \0test\0test}, and {@code test}. */
    private static final String PLAIN = "AHRlc3QAdGVzdA==";

    private static final String TEST = "dGVzdA==";
    private static final Pattern REPLY = Pattern.compile("[0-9]{3}.*|\\*+|OK");

    private final StringBuilder play = new StringBuilder();
    private final NavigableSet<Long> segments = new TreeSet<>();
    private final List<Event.Secret> secrets = new ArrayList<>();

    /** Octets that the client got, and that are no line yet. */
    private final StringBuilder unfinished = new StringBuilder();

    private boolean spoke;

    private boolean begins = true;

    private boolean starred;

    ReplayedClient(Recording recording) {
        for (Entry.Segment segment : recording.entries(Entry.Segment.class)) {
            if (segment.from() == Direction.FROM_CLIENT) {
                segments.add(segment.offset());
            }
        }
        for (Entry.Happened happened : recording.entries(Entry.Happened.class)) {
            if (happened.event() instanceof Event.Secret secret && secret.from() == Direction.FROM_CLIENT) {
                secrets.add(secret);
            }
        }
    }

    /** One line of the client's. */
    void says(TranscriptLine line) {
        if (line.before().length == 0) {
            return;
        }
        waitForTheRest();
        if (spoke && segments.contains(line.offset())) {
            write(APART, "");
        }
        String text = Octets.text(line.before());
        String annotation = line.altered() && begins && !isCut(line) ? "~> " + annotation(line.after()) : "";
        begins = text.endsWith("\n");
        if (isSecret(line)) {
            starred = true;
            write("C: " + PlayText.of(withTestLogin(withoutEnd(text))), "");
        } else if (text.endsWith("\r\n") && isOctetByOctet(line)) {
            write("C/1: " + PlayText.of(withoutEnd(text)), annotation);
        } else {
            pieces(line, text, annotation);
        }
        spoke = true;
    }

    /** The record has a line in two if the server speaks in the middle of it, which is a matter of chance where it came in several segments. */
    private boolean isCut(TranscriptLine line) {
        return !isOctetByOctet(line)
                && !segments.subSet(line.offset() + 1, line.offset() + line.before().length)
                        .isEmpty();
    }

    private void pieces(TranscriptLine line, String text, String annotation) {
        int from = 0;
        for (long cut : segments.subSet(line.offset() + 1, line.offset() + text.length())) {
            int to = (int) (cut - line.offset());
            write("C| " + PlayText.of(text.substring(from, to)), "");
            from = to;
        }
        String rest = text.substring(from);
        boolean whole = rest.endsWith("\r\n");
        String shown = PlayText.of(whole ? withoutEnd(rest) : rest);
        write((whole ? "C:" : "C|") + (shown.isEmpty() ? "" : " " + shown), whole ? annotation : "");
    }

    private boolean isOctetByOctet(TranscriptLine line) {
        return line.before().length > 3
                && segments.subSet(line.offset(), line.offset() + line.before().length)
                                .size()
                        == line.before().length;
    }

    private boolean isSecret(TranscriptLine line) {
        return PASSWORD.matcher(line.sent()).matches()
                || secrets.stream()
                        .anyMatch(secret -> secret.offset() < line.offset() + line.before().length
                                && secret.offset() + secret.length() > line.offset());
    }

    private static String withTestLogin(String text) {
        Matcher auth = PASSWORD.matcher(text);
        if (auth.matches()) {
            boolean plain = auth.group(1).toUpperCase(Locale.ROOT).contains(" PLAIN ");
            return auth.group(1) + (plain ? PLAIN : TEST);
        }
        return text.replaceAll("\\*+", TEST);
    }

    /** One line of the server's, or what the firewall said itself. */
    void hears(TranscriptLine line) {
        unfinished.append(Octets.text(line.after()));
        boolean alone = unfinished.length() == line.after().length;
        for (int lf = unfinished.indexOf("\n"); lf >= 0; lf = unfinished.indexOf("\n")) {
            String text = unfinished.substring(0, lf > 0 && unfinished.charAt(lf - 1) == '\r' ? lf - 1 : lf);
            unfinished.delete(0, lf + 1);
            boolean annotated = alone && unfinished.isEmpty() && line.altered() && line.before().length > 0;
            write("S: " + heard(text), annotated ? "<~ " + annotation(line.before()) : "");
            spoke = false;
        }
    }

    /** What is no reply line to a play begins with dots. */
    private static String heard(String line) {
        return REPLY.matcher(line).matches() ? PlayText.of(line) : "..." + PlayText.of(line);
    }

    /** Before the client goes on, although no line is complete. */
    private void waitForTheRest() {
        if (!unfinished.isEmpty()) {
            write("C: <pause 200ms>", "");
            spoke = false;
        }
    }

    void act(String act) {
        waitForTheRest();
        write(act, "");
        spoke = false;
    }

    /** Whether a test login stands where the record has stars. */
    boolean isStarred() {
        return starred;
    }

    private static String annotation(byte[] octets) {
        return PlayText.of(withoutEnd(Octets.text(octets)));
    }

    private static String withoutEnd(String line) {
        return line.endsWith("\r\n")
                ? line.substring(0, line.length() - 2)
                : line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    private void write(String line, String other) {
        play.append("  ").append(line);
        if (!other.isEmpty()) {
            play.append(" ".repeat(Math.max(2, COLUMN - line.length()))).append(other);
        }
        play.append('\n');
    }

    @Override
    public String toString() {
        return play.toString();
    }
}
