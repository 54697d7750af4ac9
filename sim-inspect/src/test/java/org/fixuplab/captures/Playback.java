package org.fixuplab.captures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
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
        int forward = segment.limit();
        if (verdict instanceof Verdict.Hold hold) {
            forward = hold.forward();
            held = all.substring(forward);
        } else if (verdict instanceof Verdict.Swallow swallow) {
            forward = swallow.forward();
        } else if (verdict instanceof Verdict.Answer answer) {
            forward = answer.forward();
            answered.append(Octets.text(answer.octets()));
        } else if (verdict instanceof Verdict.End ending) {
            forward = ending.forward();
            end = ending;
        }
        return Octets.text(Octets.copy(segment, 0, forward));
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
