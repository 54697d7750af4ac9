package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.fixuplab.smtp.Octets;

/** A list of EHLO keywords. {@code AUTH=} stands for {@code AUTH=LOGIN} and its like. Immutable. */
final class EhloKeywords {

    private final String[] keywords;

    EhloKeywords(List<String> keywords) {
        this.keywords =
                keywords.stream().map(word -> word.toUpperCase(Locale.ROOT)).toArray(String[]::new);
    }

    /** Whether the keyword that the text {@code [from, to)} begins with is one of them. */
    boolean contain(ByteBuffer segment, int from, int to) {
        int end = Octets.endOfWord(segment, from, to);
        for (String keyword : keywords) {
            int length = keyword.endsWith("=") ? Math.min(end - from, keyword.length()) : end - from;
            if (Octets.matches(segment, from, from + length, keyword)) {
                return true;
            }
        }
        return false;
    }
}
