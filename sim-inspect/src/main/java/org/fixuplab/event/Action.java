package org.fixuplab.event;

import java.util.Locale;

/** What the firewall does about a match. */
public enum Action {
    /** Nothing but saying so. */
    LOG,
    /** Octets are overwritten, as the behaviour does it. */
    MASK,
    /** The rest of the line is overwritten with X. */
    OVERWRITE,
    /** The segment is dropped and both legs get RST. */
    RESET,
    /** The segment is dropped and both legs go silent. */
    SILENCE,
    /** As {@link #SILENCE}, in the words of an ESMTP map: the vendor's {@code drop-connection}. */
    DROP_CONNECTION;

    /** As the catalogue, events and the device spell it: {@code drop-connection}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean endsSession() {
        return this == RESET || this == SILENCE || this == DROP_CONNECTION;
    }

    /**
     * What both legs get.
     *
     * @throws IllegalStateException the action does not end a session
     */
    public LegAct legAct() {
        if (!endsSession()) {
            throw new IllegalStateException(word() + " ends no session");
        }
        return this == RESET ? LegAct.RESET : LegAct.SILENCE;
    }

    /**
     * The action that the catalogue spells so.
     *
     * @throws IllegalStateException there is none: the catalogue allows what the code does not know
     */
    public static Action of(String word) {
        for (Action action : values()) {
            if (action.word().equals(word)) {
                return action;
            }
        }
        throw new IllegalStateException("the catalogue allows an action that the code does not know: " + word);
    }
}
