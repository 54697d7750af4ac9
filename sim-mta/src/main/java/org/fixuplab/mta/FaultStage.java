package org.fixuplab.mta;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/** Where in a session a fault may strike, in the order of a session; a row a stage. */
enum FaultStage {
    CONNECT(null, "", Knows.NOTHING),
    BANNER(null, "2", Knows.NOTHING),
    EHLO(Verb.EHLO, "2", Knows.NOTHING),
    HELO(Verb.HELO, "2", Knows.NOTHING),
    STARTTLS(Verb.STARTTLS, "220", Knows.NOTHING),
    HANDSHAKE(null, "", Knows.NOTHING),
    AUTH(Verb.AUTH, "", Knows.NOTHING),
    MAIL(Verb.MAIL, "2", Knows.SENDER),
    RCPT(Verb.RCPT, "2", Knows.RECIPIENT),
    DATA(Verb.DATA, "354", Knows.RECIPIENT),
    BODY(null, "", Knows.RECIPIENT),
    DOT(null, "2", Knows.RECIPIENT),
    QUIT(Verb.QUIT, "221", Knows.NOTHING);

    /** How much of the envelope is known when a stage is reached; each knows what the ones before it do. */
    enum Knows {
        NOTHING,
        SENDER,
        RECIPIENT
    }

    private final @Nullable Verb verb;
    private final String success;
    private final Knows knows;

    /**
     * @param verb the command whose answer it is
     * @param success how the code begins that says yes; empty: a fault's reply is never a yes
     */
    FaultStage(@Nullable Verb verb, String success, Knows knows) {
        this.verb = verb;
        this.success = success;
        this.knows = knows;
    }

    /** The stage at which this command is about to be answered. */
    static Optional<FaultStage> of(Verb verb) {
        return Arrays.stream(values()).filter(stage -> stage.verb == verb).findFirst();
    }

    static Optional<FaultStage> named(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(FaultStage::word).toList();
    }

    /** As a fault names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a reply of this code says yes, so that the command has its effect. */
    boolean isYes(String code) {
        return !success.isEmpty() && code.startsWith(success);
    }

    /** Whether the MTA says something of its own here, which other octets can follow. */
    boolean isAnswered() {
        return this != CONNECT && this != HANDSHAKE && this != BODY;
    }

    boolean knows(Knows what) {
        return knows.compareTo(what) >= 0;
    }
}
