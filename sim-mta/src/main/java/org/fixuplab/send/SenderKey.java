package org.fixuplab.send;

import static org.fixuplab.send.Decision.Act.CLEAR;
import static org.fixuplab.send.Decision.Act.CLEAR_NEXT;
import static org.fixuplab.send.Decision.Act.CLEAR_NOW;
import static org.fixuplab.send.Decision.Act.CLEAR_WHEN_OLD;
import static org.fixuplab.send.Decision.Act.GO;
import static org.fixuplab.send.Decision.Act.HELO;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixuplab.send.Decision.Act;

/** Every key a sender's text may have: a row here, a line in a file. */
enum SenderKey {
    /** Without a queue it is a program of one shot, with an exit code. */
    QUEUE("queue", Kind.FLAG),
    /** {@code by-greeting}: EHLO only if the greeting says ESMTP. */
    HELLO("hello", Kind.WORD, "ehlo", "helo", "by-greeting"),
    TLS_USE("tls.use", Kind.WORD, "never", "when-offered", "always"),
    /** {@code substring}: anywhere in the reply to EHLO. */
    TLS_KEYWORD("tls.keyword", Kind.WORD, "any-case", "exact", "substring"),
    TLS_VERIFY("tls.verify", Kind.FLAG),
    /** From which age on {@code clear-when-old} is clear. */
    CLEAR_AGE("clear.age", Kind.TIME),
    /** Whether a connection lost under TLS counts as a failed handshake. */
    CLEAR_AFTER_LOSS("clear.after-loss", Kind.FLAG),
    /** Whether {@code clear-when-old} holds for a sender that logs in. */
    CLEAR_WITH_LOGIN("clear.with-login", Kind.FLAG),

    PIX_WORKAROUNDS("pix.workarounds", Kind.WORDS, "disable_esmtp", "delay_dotcrlf"),
    /** A younger message has its dot sent without delay. */
    PIX_THRESHOLD("pix.threshold", Kind.TIME),
    PIX_DELAY("pix.delay", Kind.TIME),

    USE_PIPELINING("use.pipelining", Kind.FLAG),
    USE_SIZE("use.size", Kind.FLAG),
    USE_8BITMIME("use.8bitmime", Kind.FLAG),
    USE_CHUNKING("use.chunking", Kind.FLAG),
    /** In the order of preference. */
    AUTH("auth", Kind.WORDS, "PLAIN", "LOGIN", "CRAM-MD5"),
    /** Whether one refused recipient stops the message for all. */
    ALL_RECIPIENTS("all-recipients", Kind.FLAG),

    /** Between attempts; the last one again and again. */
    RETRY_AFTER("retry.after", Kind.TIMES),
    RETRY_LIFETIME("retry.lifetime", Kind.TIME),

    TIMEOUT_CONNECT("timeout.connect", Kind.TIME),
    TIMEOUT_GREETING("timeout.greeting", Kind.TIME),
    TIMEOUT_HELLO("timeout.hello", Kind.TIME),
    TIMEOUT_STARTTLS("timeout.starttls", Kind.TIME),
    TIMEOUT_HANDSHAKE("timeout.handshake", Kind.TIME),
    TIMEOUT_AUTH("timeout.auth", Kind.TIME),
    TIMEOUT_MAIL("timeout.mail", Kind.TIME),
    TIMEOUT_RCPT("timeout.rcpt", Kind.TIME),
    TIMEOUT_DATA("timeout.data", Kind.TIME),
    TIMEOUT_BLOCK("timeout.block", Kind.TIME),
    TIMEOUT_END("timeout.end", Kind.TIME),
    TIMEOUT_QUIT("timeout.quit", Kind.TIME),

    UNREACHABLE("on.unreachable"),
    GREETING_REFUSED("on.greeting-refused"),
    EHLO_REFUSED("on.ehlo-refused", HELO),
    EHLO_TEMPORARY("on.ehlo-temporary", HELO),
    EHLO_421("on.ehlo-421", HELO),
    HELO_REFUSED("on.helo-refused"),

    /** The keyword is not there, or masked. */
    ABSENT("on.absent", CLEAR),
    REFUSED("on.refused", CLEAR, CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    TEMPORARY("on.temporary", CLEAR, CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    /** STARTTLS was answered with neither 220 nor a refusal. */
    NOT_220("on.not-220", GO, CLEAR, CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    /** Octets came with the 220, in clear. {@code go} forgets them. */
    INJECTED("on.injected", GO, CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    HANDSHAKE_RESET("on.handshake-reset", CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    HANDSHAKE_CLOSED("on.handshake-closed", CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    HANDSHAKE_GARBAGE("on.handshake-garbage", CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    HANDSHAKE_SILENCE("on.handshake-silence", CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),
    CERTIFICATE("on.certificate", CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT),

    /** There is a login, and the server offers no way to use it. {@code go} sends without. */
    AUTH_ABSENT("on.auth-absent", GO),
    /** There is a login, and the connection is in clear. {@code go} logs in. */
    AUTH_IN_CLEAR("on.auth-in-clear", GO),
    AUTH_REFUSED("on.auth-refused"),
    /** The message has octets beyond ASCII, and the server does not say 8BITMIME. {@code go} sends it as it is. */
    NO_8BITMIME("on.no-8bitmime", GO),
    MAIL_REFUSED("on.mail-refused"),
    RCPT_REFUSED("on.rcpt-refused"),
    DATA_REFUSED("on.data-refused"),
    MESSAGE_REFUSED("on.message-refused"),

    /** A FIN in the dialogue; in the message, before its final dot; after that dot. */
    CLOSED("on.closed"),
    CLOSED_IN_DATA("on.closed-in-data"),
    CLOSED_AT_END("on.closed-at-end"),
    /** A RST. */
    RESET("on.reset"),
    RESET_IN_DATA("on.reset-in-data"),
    RESET_AT_END("on.reset-at-end"),
    TIMEOUT("on.timeout"),
    TIMEOUT_IN_DATA("on.timeout-in-data"),
    TIMEOUT_AT_END("on.timeout-at-end");

    /** What a key's value looks like. */
    enum Kind {
        FLAG,
        WORD,
        WORDS,
        TIME,
        TIMES,
        DECISION
    }

    private final String path;
    private final Kind kind;
    /** Separated by blanks: an enum's fields are immutable. */
    private final String words;

    SenderKey(String path, Kind kind, String... words) {
        this.path = path;
        this.kind = kind;
        this.words = String.join(" ", words);
    }

    /** A decision: any that ends the attempt, and these. */
    SenderKey(String path, Act... acts) {
        this.path = path;
        this.kind = Kind.DECISION;
        this.words = Stream.concat(Arrays.stream(acts), Act.ends().stream())
                .map(Act::word)
                .collect(Collectors.joining(" "));
    }

    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** The words it may have; empty if it has none. */
    List<String> words() {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    static Optional<SenderKey> of(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    /** Whether some key's path begins with these words: {@code on} does. */
    static boolean isGroup(String path) {
        return Arrays.stream(values()).anyMatch(key -> key.path.startsWith(path + "."));
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(SenderKey::path).toList();
    }
}
