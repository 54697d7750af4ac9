package org.fixuplab.lab.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.event.Direction;
import org.fixuplab.lab.play.PlayResult.Miss;
import org.fixuplab.lab.play.PlayResult.Utterance;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.fixuplab.smtp.Octets;

/**
 * Compares what a play says about the other side of the firewall with what the firewall recorded.
 *
 * <p>The client's lines are looked for in the record in their order, each direction by itself; credentials are starred there, so an
 * annotation of one never fits.
 */
public final class Annotations {

    private final List<TranscriptLine> recorded;
    private int clientAt;
    private int serverAt;

    private Annotations(Transcript transcript) {
        recorded = transcript.lines().stream()
                .filter(line ->
                        line.kind() == TranscriptLine.Kind.DIALOGUE || line.kind() == TranscriptLine.Kind.PAYLOAD)
                .toList();
    }

    /** All annotations that do not hold. A step that was not reached is not judged. */
    public static List<Miss> judge(List<Utterance> uttered, Transcript transcript) {
        Annotations annotations = new Annotations(transcript);
        List<Miss> misses = new ArrayList<>();
        uttered.forEach(utterance -> annotations.judge(utterance).ifPresent(misses::add));
        return misses;
    }

    private Optional<Miss> judge(Utterance utterance) {
        if (utterance.step() instanceof Step.Send send) {
            int found = find(Direction.FROM_CLIENT, clientAt, utterance.line());
            clientAt = found < 0 ? clientAt : found + 1;
            return send.serverGot()
                    .flatMap(pattern -> judge(
                            send,
                            pattern,
                            " ~> ",
                            " at the server",
                            found,
                            found < 0 ? "" : line(recorded.get(found).after())));
        }
        if (utterance.step() instanceof Step.Hear hear) {
            int found = find(Direction.FROM_SERVER, serverAt, utterance.line());
            serverAt = found < 0 ? serverAt : found + 1;
            return hear.serverSaid()
                    .flatMap(pattern -> judge(
                            hear,
                            pattern,
                            " <~ ",
                            " from the server",
                            found,
                            found < 0 ? "" : line(recorded.get(found).before())));
        }
        return Optional.empty();
    }

    private static Optional<Miss> judge(
            Step step, LinePattern pattern, String arrow, String where, int found, String other) {
        if (found >= 0 && pattern.matches(other)) {
            return Optional.empty();
        }
        String expected = step.written() + " " + arrow + OctetText.show(pattern.text());
        if (found < 0) {
            return Optional.of(new Miss(step, expected, "no such line in the firewall's record", ""));
        }
        int same = pattern.agreesUpTo(other);
        return Optional.of(new Miss(
                step,
                expected,
                "'" + OctetText.show(other) + "'" + where,
                same == 0
                        ? "not even the first octet agrees"
                        : "up to '" + OctetText.show(other.substring(0, same)) + "' it agrees"));
    }

    /** The first line, from there on, that the client said or got. */
    private int find(Direction from, int start, String text) {
        for (int i = start; i < recorded.size(); i++) {
            TranscriptLine line = recorded.get(i);
            byte[] client = from == Direction.FROM_CLIENT ? line.before() : line.after();
            if (line.from() == from && line(client).equals(text)) {
                return i;
            }
        }
        return -1;
    }

    private static String line(byte[] octets) {
        String text = Octets.text(octets);
        int end = text.endsWith("\r\n") ? text.length() - 2 : text.endsWith("\n") ? text.length() - 1 : text.length();
        return text.substring(0, end);
    }
}
