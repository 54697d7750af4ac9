package org.fixuplab.lab.sender;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/** Exim's mainlog, where {@code =>} is delivered, {@code ==} deferred, {@code **} given up, and {@code X=} says over which TLS. */
final class EximLog {

    private static final Pattern DELIVERY =
            Pattern.compile("(?m)^\\S+ \\S+ [0-9A-Za-z-]+ (=>|->|==|\\*\\*) \\S+ (.*)$");

    private static final Pattern WORDS = Pattern.compile("^(?:R=\\S+ )?(?:T=\\S+ )?(?:defer \\([-0-9]+\\))?(.*)$");

    private EximLog() {}

    /** What became of the first recipient; empty if nothing of it is logged. */
    static Optional<Attempt> attempt(String log, Duration age) {
        Matcher line = DELIVERY.matcher(log);
        if (!line.find()) {
            return Optional.empty();
        }
        Verdict verdict = switch (line.group(1)) {
            case "==" -> Verdict.DEFERRED;
            case "**" -> Verdict.BOUNCED;
            default -> line.group(2).contains(" X=TLS") ? Verdict.TLS : Verdict.CLEAR;
        };
        boolean delivered = verdict == Verdict.TLS || verdict == Verdict.CLEAR;
        return Optional.of(new Attempt(age, verdict, OptionalInt.empty(), delivered ? "" : words(line.group(2))));
    }

    private static String words(String rest) {
        Matcher words = WORDS.matcher(rest);
        return (words.find() ? words.group(1) : rest)
                .replaceFirst("^[:\\s]+", "")
                .strip();
    }
}
