package org.fixuplab.mta;

import java.util.List;

/** The value of one key of a persona. Immutable. */
sealed interface PersonaValue {

    /**
     * A reply of one or more lines, all of one code.
     *
     * @param lines texts after the code, with placeholders
     */
    record Reply(String code, List<String> lines) implements PersonaValue {
        public Reply {
            lines = List.copyOf(lines);
        }
    }

    /** The EHLO keywords in their order, each with its arguments, with placeholders. */
    record Keywords(List<String> lines) implements PersonaValue {
        public Keywords {
            lines = List.copyOf(lines);
        }
    }

    record Text(String text) implements PersonaValue {}

    record Amount(int value) implements PersonaValue {}

    record Flag(boolean value) implements PersonaValue {}
}
