package org.fixuplab.lab.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/**
 * What came of a mail, from what its sender says and what the mailbox holds. Of delivery the mailbox is the witness. Immutable.
 *
 * @param verdict as {@link Cell#verdict}
 * @param attempts the sender's; of those that delivered, how is the mailbox's word
 * @param note as {@link Cell#note}
 */
record Judgement(String verdict, List<Attempt> attempts, String note) {

    static final String HUNG = "hung";
    static final String DUPLICATE = "duplicate";

    private static final String SEPARATOR = ", ";
    private static final int LONGEST_WORDS = 300;

    /** @param verified whether the sender refuses the certificate of an authority that it does not know */
    static Judgement of(Trial trial, boolean verified) {
        List<Attempt> attempts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        long delivered = trial.attempts().stream().filter(Judgement::delivered).count();
        // An attempt that failed may have left a message, too: the last ones are of the attempts that did not.
        int next = (int) Math.max(0, trial.arrived().size() - delivered);
        boolean lost = false;
        for (Attempt attempt : trial.attempts()) {
            if (!delivered(attempt)) {
                attempts.add(attempt);
                words.add(word(attempt.verdict(), attempt));
            } else if (next < trial.arrived().size()) {
                boolean tls = trial.arrived().get(next++) == Trial.Way.TLS;
                attempts.add(with(attempt, tls ? Verdict.TLS : Verdict.CLEAR));
                words.add(tls ? verified ? "tls(verified)" : "tls(unverified)" : "clear");
            } else {
                lost = true;
                attempts.add(attempt);
                words.add(word(Verdict.FAILED, attempt));
            }
        }
        String told = words.isEmpty() ? HUNG : joined(words);
        boolean twice = trial.arrived().size() > 1 && !words.isEmpty();
        return new Judgement(twice ? DUPLICATE : told, attempts, note(trial, told, delivered, lost));
    }

    /** The words of a verdict: of {@code deferred, clear} both. */
    static Stream<String> words(String verdict) {
        return Stream.of(verdict.split(SEPARATOR, -1));
    }

    private static boolean delivered(Attempt attempt) {
        return switch (attempt.verdict()) {
            case TLS, CLEAR -> true;
            case DEFERRED, BOUNCED, FAILED, HUNG -> false;
        };
    }

    private static Attempt with(Attempt attempt, Verdict verdict) {
        return attempt.verdict() == verdict
                ? attempt
                : new Attempt(attempt.age(), verdict, attempt.exit(), attempt.words());
    }

    private static String word(Verdict verdict, Attempt attempt) {
        return switch (verdict) {
            case TLS -> "tls";
            case CLEAR -> "clear";
            case DEFERRED -> "deferred";
            case BOUNCED -> "bounced";
            case HUNG -> HUNG;
            case FAILED ->
                attempt.exit().isPresent() ? "failed(" + attempt.exit().getAsInt() + ")" : "failed";
        };
    }

    /** Of attempts in a row that went the same way, one. */
    private static String joined(List<String> words) {
        List<String> differing = new ArrayList<>();
        for (String word : words) {
            if (differing.isEmpty() || !differing.get(differing.size() - 1).equals(word)) {
                differing.add(word);
            }
        }
        return String.join(SEPARATOR, differing);
    }

    private static String note(Trial trial, String told, long delivered, boolean lost) {
        List<String> parts = new ArrayList<>();
        int arrived = trial.arrived().size();
        if (arrived > 1) {
            parts.add(told + ": it arrived " + (arrived == 2 ? "twice" : arrived + " times") + SEPARATOR + how(trial));
        } else if (arrived > delivered) {
            parts.add("delivered all the same, " + how(trial));
        }
        if (lost) {
            parts.add("the sender takes it for delivered, and it is not in the mailbox");
        }
        trial.attempts().stream()
                .map(Attempt::words)
                .filter(words -> !words.isBlank())
                .reduce((first, second) -> second)
                .ifPresent(words -> parts.add(shortened(words)));
        return String.join("; ", parts);
    }

    private static String how(Trial trial) {
        return trial.arrived().stream()
                .distinct()
                .map(way -> switch (way) {
                    case TLS -> "over TLS";
                    case CLEAR -> "in clear";
                })
                .collect(Collectors.joining(" and "));
    }

    private static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_WORDS) {
            return line;
        }
        // Half a surrogate pair cannot be written to any file.
        int end = Character.isHighSurrogate(line.charAt(LONGEST_WORDS - 1)) ? LONGEST_WORDS - 1 : LONGEST_WORDS;
        return line.substring(0, end) + "...";
    }
}
