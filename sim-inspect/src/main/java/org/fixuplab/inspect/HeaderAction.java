package org.fixuplab.inspect;

import org.fixuplab.event.LegAct;

/** What a {@link HeaderRule} does about a name seen twice. */
enum HeaderAction {
    /** The segment is dropped and both legs get RST. */
    RESET,
    /** The segment is dropped and both legs go silent. */
    SILENCE,
    /** The rest of the line is overwritten with X. */
    OVERWRITE,
    /** Nothing but an event. */
    LOG;

    static HeaderAction of(String word) {
        for (HeaderAction action : values()) {
            if (action.word().equals(word)) {
                return action;
            }
        }
        throw new IllegalStateException("the catalogue allows a header action that the code does not know: " + word);
    }

    /** As the catalogue and events spell it. */
    String word() {
        return switch (this) {
            case RESET -> "reset";
            case SILENCE -> "silence";
            case OVERWRITE -> "overwrite";
            case LOG -> "log";
        };
    }

    boolean endsSession() {
        return this == RESET || this == SILENCE;
    }

    /** What both legs get, of an action that ends the session. */
    LegAct act() {
        return this == RESET ? LegAct.RESET : LegAct.SILENCE;
    }
}
