package org.fixuplab.inspect;

import java.util.List;
import org.fixuplab.event.Action;

/** Takes offence when a name is seen for the second time in a message's header. */
non-sealed interface HeaderRule extends Behaviour {

    /** The names watched, in lower case. Each is counted by itself. */
    List<String> names();

    /** Whether a name in this place counts. */
    boolean counts(Sighting sighting);

    /** Whether a name cut by the border of two segments goes unseen. */
    default boolean blindAtBorders() {
        return false;
    }

    /** Whether the headers of a message's MIME parts count, too. */
    default boolean countsParts() {
        return false;
    }

    /** What follows the second sighting. */
    Action action();
}
