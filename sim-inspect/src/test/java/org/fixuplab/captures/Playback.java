package org.fixuplab.captures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Splice;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/** A captured session, said once more through one firewall; what each side gets is compared with what it got. */
final class Playback {

    private final List<Event> events = new ArrayList<>();
    private final Inspector inspector;
    private final StringBuilder answered = new StringBuilder();
    private String held = "";
    private Verdict.@Nullable End end;
    private @Nullable String difference;

    private Playback(InspectionPolicy policy) {
        inspector = policy.inspector(events::add);
    }

    static Playback of(Capture capture, InspectionPolicy policy) {
        Playback playback = new Playback(policy);
        List<CaptureLine> lines = capture.lines();
        if (lines.get(0).fromClient()) {
            playback.judge(Direction.FROM_SERVER, "220 the greeting is not part of the capture\r\n");
        }
        for (int first = 0; first < lines.size(); ) {
            int next = first + 1;
            while (next < lines.size() && lines.get(next).joined()) {
                next++;
            }
            playback.play(lines.subList(first, next));
            first = next;
        }
        return playback;
    }

    /** One segment, or one line octet by octet. */
    private void play(List<CaptureLine> segment) {
        CaptureLine line = segment.get(0);
        StringBuilder sent = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        segment.forEach(part -> {
            sent.append(part.sent());
            expected.append(part.got());
        });
        for (int time = 0; time < line.times(); time++) {
            StringBuilder got = new StringBuilder();
            if (!line.fromClient()) {
                got.append(answered);
                answered.setLength(0);
            }
            for (String octets : line.singly() ? sent.toString().split("") : new String[] {sent.toString()}) {
                got.append(judge(line.fromClient() ? Direction.FROM_CLIENT : Direction.FROM_SERVER, octets));
            }
            if (difference == null && !got.toString().contentEquals(expected)) {
                difference = "got '" + got + "' for '" + sent + "', where the capture shows '" + expected + "'";
            }
        }
    }

    private String judge(Direction from, String octets) {
        if (end != null || octets.isEmpty()) {
            return "";
        }
        String all = octets;
        if (from == Direction.FROM_SERVER) {
            all = held + octets;
            held = "";
        }
        ByteBuffer segment = ByteBuffer.wrap(Octets.octets(all));
        Verdict verdict = inspector.judge(from, segment);
        if (verdict instanceof Verdict.Spliced spliced) {
            return leave(from, segment, all, spliced.rest(), spliced.splices());
        }
        return leave(from, segment, all, verdict, List.of());
    }

    /** What leaves of a segment. An answer of the firewall's own stands where it does if the server speaks, and waits if the client does. */
    private String leave(Direction from, ByteBuffer segment, String all, Verdict rest, List<Splice> splices) {
        int forward = segment.limit();
        if (rest instanceof Verdict.Hold hold) {
            forward = hold.forward();
            held = all.substring(forward);
        } else if (rest instanceof Verdict.End ending) {
            forward = ending.forward();
            end = ending;
        }
        StringBuilder left = new StringBuilder();
        int at = 0;
        for (Splice splice : splices) {
            left.append(Octets.text(Octets.copy(segment, at, splice.at())));
            (from == Direction.FROM_SERVER ? left : answered).append(Octets.text(splice.answer()));
            at = splice.at() + splice.length();
        }
        return left.append(Octets.text(Octets.copy(segment, at, forward))).toString();
    }

    /** The first segment that came out otherwise than in the capture. */
    Optional<String> difference() {
        return Optional.ofNullable(difference);
    }

    Optional<Verdict.End> end() {
        return Optional.ofNullable(end);
    }

    List<Event> events() {
        return events;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
