package org.fixuplab.inspect;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.fixuplab.smtp.Verb;

/** A list of verbs, in any case. Immutable. */
final class Verbs {

    private final EnumSet<Verb> known = EnumSet.noneOf(Verb.class);

    /** Those that the lab gives no meaning to. */
    private final String[] others;

    Verbs(List<String> words) {
        List<String> verbs =
                words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        verbs.stream().map(Verb::of).filter(verb -> verb != Verb.OTHER).forEach(known::add);
        others = verbs.stream().filter(word -> Verb.of(word) == Verb.OTHER).toArray(String[]::new);
    }

    boolean contain(Word word) {
        return word.verb() == Verb.OTHER ? isOther(word) : known.contains(word.verb());
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
