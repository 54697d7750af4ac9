package org.fixuplab.lab.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fixuplab.smtp.Verb;

/** What a server answers: a row a question. */
enum Question {
    /** The connection itself. */
    BANNER("greeting", "2"),
    EHLO("", "2"),
    HELO("replies.helo", "2"),
    STARTTLS("replies.starttls", "220"),
    MAIL("replies.mail", "2"),
    RCPT("replies.rcpt", "2"),
    DATA("replies.data", "354"),
    /** The end of a message. */
    DOT("replies.accepted", "2"),
    QUIT("replies.quit", "221"),
    CHUNK("replies.chunk", ""),
    RSET("replies.rset", ""),
    NOOP("replies.noop", ""),
    HELP("replies.help", ""),
    VRFY("replies.vrfy", ""),
    EXPN("replies.expn", ""),
    ETRN("replies.etrn", ""),
    /** AUTH, and each answer of its exchange. */
    AUTH("", ""),
    /** Whatever else the server got. */
    UNKNOWN("replies.unknown", "");

    private final String key;
    private final String yes;

    /**
     * @param key of the persona that holds the answer
     * @param yes how the code of an answer begins that says yes; empty where the MTA has no faults
     */
    Question(String key, String yes) {
        this.key = key;
        this.yes = yes;
    }

    String key() {
        return key;
    }

    /** Whether the MTA can be told to answer it otherwise at the so-manieth time. */
    boolean hasFaults() {
        return !yes.isEmpty();
    }

    /** As a fault names it. */
    String stage() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isYes(List<String> reply) {
        return reply.get(0).startsWith(yes);
    }

    static Question of(Verb verb) {
        Optional<Question> found = Arrays.stream(values())
                .filter(it -> it.name().equals(verb.name()))
                .findFirst();
        return found.orElse(UNKNOWN);
    }
}
