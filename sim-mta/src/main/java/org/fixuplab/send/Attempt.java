package org.fixuplab.send;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt to deliver, fallbacks within it included. Immutable.
 *
 * @param age how long the message had been queued when it began
 * @param exit what a program of one shot exits with; empty for a sender with a queue
 * @param words the sender's own, as its log or its error says it; empty after success
 * @param tls what its last connection agreed on; empty if that was in clear, or if it is not known
 * @param connections it made, the last one included
 */
public record Attempt(
        Duration age, Verdict verdict, OptionalInt exit, String words, Optional<TlsUse> tls, int connections) {

    /** Control characters among the words are written out as {@code \x1B}: they are mostly a server's, and a terminal obeys them. */
    public Attempt {
        words = harmless(words);
    }

    private static String harmless(String words) {
        StringBuilder harmless = new StringBuilder(words.length());
        words.chars().forEach(c -> {
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                harmless.append(String.format(Locale.ROOT, "\\x%02X", c));
            } else {
                harmless.append((char) c);
            }
        });
        return harmless.toString();
    }

    /** As a log tells it: nothing is known of its TLS, and of one connection. */
    public Attempt(Duration age, Verdict verdict, OptionalInt exit, String words) {
        this(age, verdict, exit, words, Optional.empty(), 1);
    }

    /** {@code tls}, {@code deferred}, {@code failed(29)}. */
    public String inWords() {
        String word = verdict.name().toLowerCase(Locale.ROOT);
        boolean byExit = verdict == Verdict.FAILED && exit.isPresent();
        return byExit ? word + "(" + exit.getAsInt() + ")" : word;
    }

    /** The same, its message given up. */
    Attempt bounced() {
        return new Attempt(age, Verdict.BOUNCED, exit, words, tls, connections);
    }
}
