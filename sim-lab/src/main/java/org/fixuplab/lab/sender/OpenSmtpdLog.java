package org.fixuplab.lab.sender;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/** OpenSMTPD's log: of a session that failed before the mail, only that there is no route left. */
final class OpenSmtpdLog {

    private static final Pattern DELIVERY = Pattern.compile("(?m)^.* mta delivery .* result=\"(\\w+)\" stat=\"(.*)\"$");
    private static final Pattern TLS = Pattern.compile(" mta tls ciphers=");
    private static final String IN_CLEAR = "downgrading to plain";
    private static final Pattern NO_ROUTE = Pattern.compile("(?m)^.*(?:Disabling route|No valid route).*$");
    private static final Pattern REASON =
            Pattern.compile("(?m)(?:mta error reason=|smtp-out: Error on session \\w+: )(.*)$");

    private OpenSmtpdLog() {}

    /** What became of the one mail; empty if it is still on its way. */
    static Optional<Attempt> attempt(String log) {
        Matcher delivery = DELIVERY.matcher(log);
        if (delivery.find()) {
            return Optional.of(
                    switch (delivery.group(1)) {
                        case "Ok" -> attempt(overTls(log) ? Verdict.TLS : Verdict.CLEAR, "");
                        case "PermFail" -> attempt(Verdict.BOUNCED, delivery.group(2));
                        default -> attempt(Verdict.DEFERRED, delivery.group(2));
                    });
        }
        return NO_ROUTE.matcher(log).find() ? Optional.of(attempt(Verdict.DEFERRED, reason(log))) : Optional.empty();
    }

    private static boolean overTls(String log) {
        int downgrade = Math.max(0, log.lastIndexOf(IN_CLEAR));
        return TLS.matcher(log).find(downgrade);
    }

    private static String reason(String log) {
        String reason = "";
        Matcher line = REASON.matcher(log);
        while (line.find()) {
            reason = line.group(1);
        }
        return reason;
    }

    private static Attempt attempt(Verdict verdict, String words) {
        return new Attempt(Duration.ZERO, verdict, OptionalInt.empty(), words);
    }
}
