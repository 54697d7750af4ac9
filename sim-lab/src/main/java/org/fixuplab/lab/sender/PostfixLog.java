package org.fixuplab.lab.sender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/**
 * Postfix's log. The line of a delivery says nothing of TLS; the process that wrote it said so before, in a line without the mail's id. A session that
 * is lost, and followed by one in clear within the same attempt, is told by a line of the same process, too.
 */
final class PostfixLog {

    private static final Pattern PROCESS = Pattern.compile("postfix/(?:\\w+/)*\\w+\\[(\\d+)]: (.*)$");
    private static final Pattern DELIVERY = Pattern.compile(
            "^[0-9A-Za-z]+: to=<([^>]*)>,.* delays=([0-9.]+)/([0-9.]+)/\\S*, dsn=([0-9.]+), status=(\\w+) \\((.*)\\)$");
    private static final Pattern TLS = Pattern.compile("^\\w+ TLS connection established to .*");
    private static final Pattern LOST = Pattern.compile(
            "^[0-9A-Za-z]+: (?:Cannot start TLS|lost connection|conversation with|SSL_connect error).*");

    /** Not tried: the queue manager remembers that the server failed lately. */
    private static final String NOT_TRIED = "delivery temporarily suspended";

    private PostfixLog() {}

    /** What became of the first recipient whose domain begins with this tag, oldest first. */
    static List<Attempt> attempts(String log, String tag) {
        List<Attempt> attempts = new ArrayList<>();
        Set<String> underTls = new HashSet<>();
        String recipient = "";
        for (String line : log.lines().toList()) {
            Matcher process = PROCESS.matcher(line);
            if (!process.find()) {
                continue;
            }
            String pid = process.group(1);
            String said = process.group(2);
            Matcher delivery = DELIVERY.matcher(said);
            if (TLS.matcher(said).matches()) {
                underTls.add(pid);
            } else if (LOST.matcher(said).matches()) {
                underTls.remove(pid);
            } else if (delivery.matches()) {
                String to = delivery.group(1);
                boolean ours = to.contains("@" + tag + ".") && (recipient.isEmpty() || recipient.equals(to));
                if (ours && !delivery.group(6).contains(NOT_TRIED)) {
                    recipient = to;
                    attempts.add(attempt(delivery, underTls.contains(pid)));
                }
                // Several recipients of one session follow each other; the next mail's session says anew that it is
                // under TLS.
                underTls.remove(pid);
            }
        }
        return List.copyOf(attempts);
    }

    private static Attempt attempt(Matcher delivery, boolean tls) {
        double queued = Double.parseDouble(delivery.group(2)) + Double.parseDouble(delivery.group(3));
        Verdict verdict = switch (delivery.group(5)) {
            case "sent" -> tls ? Verdict.TLS : Verdict.CLEAR;
            case "bounced" -> Verdict.BOUNCED;
            default -> Verdict.DEFERRED;
        };
        boolean delivered = verdict == Verdict.TLS || verdict == Verdict.CLEAR;
        String words = delivered ? "" : delivery.group(4) + " " + delivery.group(6);
        return new Attempt(Duration.ofMillis(Math.round(queued * 1000)), verdict, OptionalInt.empty(), words);
    }
}
