package org.fixuplab.explain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Splice;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/** One session through one firewall: what goes in on one side, and what comes out on the other. */
final class Lens {

    /** The one behaviour whose event does not name it. */
    private static final String SIZE_LOG = "size-log";

    private final Inspector inspector;
    private final List<Event> events = new ArrayList<>();
    private @Nullable LegAct end;

    Lens(InspectionPolicy policy) {
        inspector = policy.inspector(events::add);
    }

    /**
     * What came of a segment.
     *
     * @param text what the other peer gets
     * @param answer what the firewall itself says to the sender; empty if nothing
     * @param behaviours that altered something or ended the session, by id
     * @param end what becomes of the client's leg if the session has ended; else null
     */
    record Outcome(
            String text,
            String answer,
            Set<String> behaviours,
            @Nullable LegAct end) {

        boolean ended() {
            return end != null;
        }

        boolean altered() {
            return !behaviours.isEmpty();
        }
    }

    Outcome server(String text) {
        return judge(Direction.FROM_SERVER, text);
    }

    Outcome client(String text) {
        return judge(Direction.FROM_CLIENT, text);
    }

    /** Whether the firewall has ended the session: nothing passes any more. */
    boolean ended() {
        return end != null;
    }

    private Outcome judge(Direction from, String text) {
        if (end != null) {
            return new Outcome("", "", Set.of(), end);
        }
        int before = events.size();
        byte[] octets = Octets.octets(text);
        ByteBuffer segment = ByteBuffer.wrap(octets);
        Verdict verdict = inspector.judge(from, segment);
        if (verdict instanceof Verdict.End over) {
            end = over.client();
            String passed = Octets.text(Arrays.copyOf(octets, over.forward()));
            return new Outcome(passed, "", behaviours(before), end);
        }
        List<Splice> splices = List.of();
        Verdict rest = verdict;
        if (verdict instanceof Verdict.Spliced spliced) {
            splices = spliced.splices();
            rest = spliced.rest();
        }
        if (rest instanceof Verdict.Hold) {
            inspector.release(segment);
        }
        return spliced(from, Octets.text(octets), splices, behaviours(before));
    }

    /** Without what never leaves, and with what the firewall says itself: in the server's stream, or to the client. */
    private static Outcome spliced(Direction from, String text, List<Splice> splices, Set<String> behaviours) {
        StringBuilder passed = new StringBuilder();
        StringBuilder answer = new StringBuilder();
        int at = 0;
        for (Splice splice : splices) {
            passed.append(text, at, splice.at());
            (from == Direction.FROM_CLIENT ? answer : passed).append(Octets.text(splice.answer()));
            at = splice.at() + splice.length();
        }
        passed.append(text.substring(at));
        return new Outcome(passed.toString(), answer.toString(), behaviours, null);
    }

    /** All that altered something, matched or ended the session, by id. */
    Set<String> behaviours() {
        Set<String> behaviours = behaviours(0);
        for (Event event : events) {
            if (event instanceof Event.Matched matched) {
                behaviours.add(matched.behaviour());
            } else if (event instanceof Event.SizeExceeded) {
                behaviours.add(SIZE_LOG);
            }
        }
        return behaviours;
    }

    private Set<String> behaviours(int from) {
        Set<String> behaviours = new LinkedHashSet<>();
        for (Event event : events.subList(from, events.size())) {
            if (event instanceof Event.Altered altered) {
                behaviours.add(altered.behaviour());
            } else if (event instanceof Event.Ended over) {
                behaviours.add(over.behaviour());
            }
        }
        return behaviours;
    }
}
