package org.fixuplab.explain;

import org.jspecify.annotations.Nullable;

/**
 * What one pasted line says in a session. Immutable.
 *
 * @param line where it stands
 * @param marker the arrow or letter before it, such as {@code S:}; null if none
 * @param text what was said, without prompts, times and markers
 */
record Utterance(PastedLine line, Kind kind, @Nullable String marker, String text) {

    enum Kind {
        /** A line of the server's. */
        REPLY,
        /** A line of the client's. */
        COMMAND,
        /** The session ended there: closed, reset, timed out. */
        END,
        /** What is written around sessions begins another one. */
        BREAK,
        /** Not said by either, or not known by whom. */
        OTHER
    }

    int code() {
        return kind == Kind.REPLY && text.matches("[2-5][0-9][0-9].*") ? Integer.parseInt(text.substring(0, 3)) : 0;
    }

    /** Whether the reply goes on in another line. */
    boolean continues() {
        return text.length() > 3 && text.charAt(3) == '-';
    }

    Utterance as(Kind other) {
        return new Utterance(line, other, marker, text);
    }
}
