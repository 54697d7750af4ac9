package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.fixuplab.smtp.Octets;

/** A list of verbs that may pass. Immutable. */
final class Verbs {

    private final String[] verbs;

    /** @param settings its parameter {@code verbs} */
    Verbs(Settings settings) {
        verbs = settings.words("verbs").stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    /** Whether the octets {@code [from, to)} are one of them, in any case. */
    boolean contain(ByteBuffer segment, int from, int to) {
        for (String verb : verbs) {
            if (Octets.matches(segment, from, to, verb)) {
                return true;
            }
        }
        return false;
    }
}
