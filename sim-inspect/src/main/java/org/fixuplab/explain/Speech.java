package org.fixuplab.explain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Small judgements of what stands in a line. */
final class Speech {

    private static final Pattern OPEN_END = Pattern.compile("\\s*(?:\\[[^\\]]*]|\\.\\.\\.+|\u2026)\\s*$");
    private static final Pattern STARS = Pattern.compile("[*20 ]*\\*{3,}[*20 ]*");

    /** Commands that servers know, the likelier first: what a run of X may have been. */
    static final List<String> VERBS = List.of(
            "EHLO",
            "STARTTLS",
            "HELP",
            "VRFY",
            "EXPN",
            "AUTH",
            "ETRN",
            "TURN",
            "ATRN",
            "ONEX",
            "VERB",
            "HELO",
            "MAIL",
            "RCPT",
            "DATA",
            "QUIT",
            "RSET",
            "NOOP",
            "SEND",
            "SOML",
            "SAML",
            "BDAT",
            "XEXCH50");

    /** Keywords of EHLO replies that devices were seen to mask. */
    static final List<String> KEYWORDS = List.of(
            "STARTTLS", "HELP", "CHUNKING", "SMTPUTF8", "XEXCH50", "DELIVERBY", "X-LINK2STATE", "VRFY", "TURN", "OK");

    private Speech() {}

    static String verb(String command) {
        return command.strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** Whether these are X and nothing else. */
    static boolean isMask(String word) {
        return word.matches("X{4,}");
    }

    /** The text without the dots or brackets that say that something was left out. */
    static String withoutOpenEnd(String text) {
        return OPEN_END.matcher(text).replaceFirst("");
    }

    /** Whether the rest was left out by whoever pasted it. */
    static boolean isElided(String text) {
        return OPEN_END.matcher(text).find();
    }

    static boolean isStars(String text) {
        return STARS.matcher(text).matches();
    }

    /** A refusal of the command itself: not known, not implemented. */
    static boolean isRefusal(int code, String text) {
        return code == 500
                || code == 502
                || code == 402
                || ((code == 421 || code == 550 || code == 501 || code == 503 || code == 554)
                        && text.matches(
                                "(?i).*(unrecogni|not recogni|unknown|not understood|bad (smtp )?command|synchroni).*"));
    }

    static boolean isAgreement(int code) {
        return code >= 200 && code < 400;
    }
}
