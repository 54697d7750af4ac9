package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.fixuplab.smtp.Octets;

/** A list of verbs, in any case. Immutable. */
final class Verbs {

    private final long[] spellings;
    private final int[] lengths;

    /** Those of more than eight octets. */
    private final String[] longer;

    Verbs(List<String> words) {
        List<String> verbs =
                words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        List<byte[]> shorter = verbs.stream()
                .map(Octets::octets)
                .filter(octets -> octets.length <= Long.BYTES)
                .toList();
        spellings = shorter.stream()
                .mapToLong(octets -> Octets.spelling(ByteBuffer.wrap(octets), 0, octets.length))
                .toArray();
        lengths = shorter.stream().mapToInt(octets -> octets.length).toArray();
        longer = verbs.stream().filter(verb -> verb.length() > Long.BYTES).toArray(String[]::new);
    }

    /** Whether the octets {@code [from, to)} are one of them. */
    boolean contain(ByteBuffer segment, int from, int to) {
        int length = to - from;
        if (length <= Long.BYTES) {
            return contain(Octets.spelling(segment, from, to), length);
        }
        for (String verb : longer) {
            if (Octets.matches(segment, from, to, verb)) {
                return true;
            }
        }
        return false;
    }

    boolean contain(Word word) {
        if (word.length() <= Long.BYTES) {
            return contain(word.spelling(), word.length());
        }
        for (String verb : longer) {
            if (word.isLong(verb)) {
                return true;
            }
        }
        return false;
    }

    private boolean contain(long spelling, int length) {
        for (int i = 0; i < spellings.length; i++) {
            if (spellings[i] == spelling && lengths[i] == length) {
                return true;
            }
        }
        return false;
    }
}
