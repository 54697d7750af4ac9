package org.fixuplab.mta;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name a person probably meant. */
final class NearestName {

    private NearestName() {}

    /** The name that differs in the fewest letters; empty if even that differs in more than a third of them. */
    static Optional<String> of(String word, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(word, name)))
                .filter(name -> distance(word, name) * 3 <= Math.max(word.length(), name.length()));
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
