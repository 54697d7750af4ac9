package org.fixuplab.lab.play;

/** What came of listening. Texts are an octet a character. Immutable. */
sealed interface Heard {

    /** How a failure shows it. */
    String shown();

    /** A whole line, without its line end. */
    record Line(String text) implements Heard {
        @Override
        public String shown() {
            return "'" + OctetText.show(text) + "'";
        }
    }

    /** The connection's end; {@code rest} is a line that it cut. */
    record End(boolean reset, String rest) implements Heard {
        @Override
        public String shown() {
            return (reset ? "<reset>" : "<closed>") + (rest.isEmpty() ? "" : " after '" + OctetText.show(rest) + "'");
        }
    }

    /** Time ran out; {@code rest} is a line without its end. */
    record Nothing(String rest) implements Heard {
        @Override
        public String shown() {
            return rest.isEmpty() ? "nothing" : "'" + OctetText.show(rest) + "' without a line end";
        }
    }
}
