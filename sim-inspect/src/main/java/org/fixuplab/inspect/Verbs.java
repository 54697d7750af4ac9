package org.fixuplab.inspect;

import java.util.List;
import java.util.Locale;
import org.fixuplab.smtp.Verb;

/** A list of verbs, in any case. Immutable. */
final class Verbs {

    /** By {@link Verb#ordinal}: whether it is one of them. */
    private final boolean[] known = new boolean[Verb.values().length];

    /** Those that the lab gives no meaning to. */
    private final String[] others;

    Verbs(List<String> words) {
        List<String> verbs =
                words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        verbs.forEach(word -> known[Verb.of(word).ordinal()] = true);
        known[Verb.OTHER.ordinal()] = false;
        others = verbs.stream().filter(word -> Verb.of(word) == Verb.OTHER).toArray(String[]::new);
    }

    boolean contain(Word word) {
        return word.verb() == Verb.OTHER ? isOther(word) : known[word.verb().ordinal()];
    }

    private boolean isOther(Word word) {
        for (String other : others) {
            if (word.is(other)) {
                return true;
            }
        }
        return false;
    }
}
