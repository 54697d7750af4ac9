package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;

/** The law of honesty: what leaves is what came, with the alterations that events tell of. */
final class Told {

    /** Those that may take octets out of a stream. */
    private static final Set<String> SWALLOW = Set.of("dot-split", "incomplete-discard", "local-ok");

    /** Those that may put octets into one. */
    private static final Set<String> ANSWER = Set.of("local-ok");

    private Told() {}

    static void assertTellsEverything(Wire wire, String sentByClient, String sentByServer) {
        assertTells(wire, Direction.FROM_CLIENT, sentByClient, wire.toServer());
        assertTells(wire, Direction.FROM_SERVER, sentByServer, wire.toClient());
    }

    private static void assertTells(Wire wire, Direction from, String sent, String got) {
        StringBuilder octets = new StringBuilder(sent);
        String starred = Wire.starred(sent, from, wire.events());
        List<Event.Altered> splices = new ArrayList<>();
        for (Event.Altered altered : wire.events(Event.Altered.class)) {
            if (altered.from() != from) {
                continue;
            }
            int at = (int) altered.offset();
            int end = at + altered.before().length;
            assertThat(Octets.text(altered.before())).isIn(octets.substring(at, end), starred.substring(at, end));
            if (altered.before().length == altered.after().length) {
                octets.replace(at, end, Octets.text(altered.after()));
            } else {
                assertThat(altered.behaviour()).isIn(altered.before().length == 0 ? ANSWER : SWALLOW);
                assertThat(altered.before().length == 0 || altered.after().length == 0)
                        .isTrue();
                splices.add(altered);
            }
        }
        // From the end, so that offsets stay true; of two at one place the later one first.
        Collections.reverse(splices);
        splices.sort(Comparator.comparingLong(Event.Altered::offset).reversed());
        for (Event.Altered splice : splices) {
            int at = (int) splice.offset();
            octets.replace(at, at + splice.before().length, Octets.text(splice.after()));
        }
        if (wire.end() == null) {
            assertThat(got).isEqualTo(octets.toString());
        } else {
            assertThat(octets.toString()).startsWith(got);
        }
    }
}
