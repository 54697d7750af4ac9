package org.fixuplab.app.matrix;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a verdict means, for whoever has not met it; a row a verdict. Of several attempts each is one. */
enum VerdictWord {
    TLS_VERIFIED("tls(verified)", "over TLS, and a certificate that proves nothing would have been refused"),
    TLS_UNVERIFIED("tls(unverified)", "over TLS, and any certificate would have been taken"),
    CLEAR("clear", "arrived without TLS"),
    DEFERRED("deferred", "stays in the sender's queue"),
    BOUNCED("bounced", "given up, and returned"),
    FAILED("failed", "given up by a program without a queue; its exit code"),
    DUPLICATE("duplicate", "arrived more than once"),
    HUNG("hung", "the sender was still busy when its time was over, twice");

    private final String word;
    private final String meaning;

    VerdictWord(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** Those that some of the cells have. */
    static List<VerdictWord> in(Grid grid) {
        return Arrays.stream(values())
                .filter(word -> grid.cells().stream()
                        .anyMatch(cell -> word.isIn(List.of(cell.verdict().split(", ", -1)))))
                .toList();
    }

    private boolean isIn(Collection<String> attempts) {
        return attempts.stream().map(VerdictWord::counted).anyMatch(word::equals);
    }

    /** As which a verdict is counted: a program's exit code is none of its own. */
    static String counted(String verdict) {
        return verdict.replaceAll("\\bfailed\\(\\d+\\)", FAILED.word);
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }
}
