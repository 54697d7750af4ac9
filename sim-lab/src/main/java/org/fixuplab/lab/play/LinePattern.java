package org.fixuplab.lab.play;

import java.util.ArrayList;
import java.util.List;

/**
 * A line in which {@code ...} stands for any octets, none included. Immutable.
 *
 * @param text an octet a character, see {@link OctetText}
 */
public record LinePattern(String text) {

    private static final String ANY = "...";

    /** Whether the whole line is one that the pattern describes. */
    public boolean matches(String line) {
        List<String> pieces = pieces();
        String head = pieces.get(0);
        if (pieces.size() == 1) {
            return line.equals(head);
        }
        String tail = pieces.get(pieces.size() - 1);
        int end = line.length() - tail.length();
        if (!line.startsWith(head) || !line.endsWith(tail) || end < head.length()) {
            return false;
        }
        // Each piece between two holes at the first place where it fits: what is left for the others is most then.
        int at = head.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = line.indexOf(piece, at);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }

    /** What stands before, between and after the holes. */
    private List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int hole = text.indexOf(ANY); hole >= 0; hole = text.indexOf(ANY, from)) {
            pieces.add(text.substring(from, hole));
            from = hole + ANY.length();
        }
        pieces.add(text.substring(from));
        return pieces;
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
