package org.fixuplab.lab.sender;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/** What {@code sendmail -v} prints: its own commands after {@code >>>}, the server's replies, and what it makes of them. */
final class SendmailDialogue {

    private static final Pattern CONNECTING = Pattern.compile("(?m)^\\S+\\.\\.\\. Connecting to ");
    private static final Pattern OUTCOME = Pattern.compile("(?m)^\\S+\\.\\.\\. (?!Connecting to )(.*)$");

    /** After a handshake it says EHLO again, after a refusal it does not. */
    private static final Pattern UNDER_TLS = Pattern.compile("(?m)^>>> STARTTLS$(?s:.*?)^>>> EHLO");

    private SendmailDialogue() {}

    /**
     * What became of the one mail; empty if it never connected.
     *
     * @param queued whether the mail is in the queue afterwards
     */
    static Optional<Attempt> attempt(String output, boolean queued, Duration age) {
        int last = -1;
        Matcher connecting = CONNECTING.matcher(output);
        while (connecting.find()) {
            last = connecting.start();
        }
        if (last < 0) {
            return Optional.empty();
        }
        String connection = output.substring(last);
        String words = "";
        Matcher outcome = OUTCOME.matcher(connection);
        while (outcome.find()) {
            words = outcome.group(1);
        }
        Verdict verdict = verdict(connection, words, queued);
        boolean delivered = verdict == Verdict.TLS || verdict == Verdict.CLEAR;
        return Optional.of(
                new Attempt(age, verdict, OptionalInt.empty(), delivered ? "" : words.replaceFirst("^Deferred: ", "")));
    }

    private static Verdict verdict(String connection, String words, boolean queued) {
        if (queued) {
            return Verdict.DEFERRED;
        }
        if (!words.startsWith("Sent")) {
            return Verdict.BOUNCED;
        }
        return UNDER_TLS.matcher(connection).find() ? Verdict.TLS : Verdict.CLEAR;
    }
}
