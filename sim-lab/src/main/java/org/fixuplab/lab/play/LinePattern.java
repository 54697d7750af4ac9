package org.fixuplab.lab.play;

/**
 * A line in which {@code ...} stands for any octets, none included. Immutable.
 *
 * @param text an octet a character, see {@link OctetText}
 */
public record LinePattern(String text) {

    private static final String ANY = "...";

    /** Whether the whole line is one that the pattern describes. */
    public boolean matches(String line) {
        int hole = text.indexOf(ANY);
        if (hole < 0) {
            return line.equals(text);
        }
        String head = text.substring(0, hole);
        int last = text.lastIndexOf(ANY);
        String tail = text.substring(last + ANY.length());
        if (!line.startsWith(head) || !line.endsWith(tail) || line.length() < head.length() + tail.length()) {
            return false;
        }
        // Each piece between two holes at the first place where it fits: what is left for the others is most then.
        int at = head.length();
        int end = line.length() - tail.length();
        for (int next = hole + ANY.length(); next <= last; ) {
            int until = text.indexOf(ANY, next);
            String piece = text.substring(next, until);
            int found = line.indexOf(piece, at);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            at = found + piece.length();
            next = until + ANY.length();
        }
        return true;
    }

    /** How many octets at the start of the line the pattern describes, up to its first hole; where the two first differ. */
    public int agreesUpTo(String line) {
        int hole = text.indexOf(ANY);
        int end = Math.min(hole < 0 ? text.length() : hole, line.length());
        int at = 0;
        while (at < end && text.charAt(at) == line.charAt(at)) {
            at++;
        }
        return at;
    }

    @Override
    public String toString() {
        return text;
    }
}
