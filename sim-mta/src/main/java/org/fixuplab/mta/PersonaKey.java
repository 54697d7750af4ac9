package org.fixuplab.mta;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every key a persona's text may have: a row here, a line in each file. */
enum PersonaKey {
    GREETING("greeting", Kind.REPLY),
    HELLO("hello", Kind.TEXT),
    EHLO("ehlo", Kind.KEYWORDS),
    HELLO_REQUIRED("hello-required", Kind.FLAG),
    BARE_LF("bare-lf", Kind.FLAG),
    /** MAIL and what follows only under TLS. */
    TLS_REQUIRED("tls-required", Kind.FLAG),
    ID_RADIX("id.radix", 2, 36),
    ID_DIGITS("id.digits", 1, 64),
    LINE_LIMIT("limits.line", 16, 1_000_000),
    RECIPIENT_LIMIT("limits.recipients", 1, 1_000_000),
    ERROR_LIMIT("errors.limit", 0, 1_000_000),
    ERROR_REPLY("errors.reply", Kind.REPLY),

    /** To HELO; without it a persona says its {@link #HELLO}. */
    HELO("replies.helo", Kind.OPTIONAL_REPLY),
    MAIL("replies.mail", Kind.REPLY),
    RCPT("replies.rcpt", Kind.REPLY),
    DATA("replies.data", Kind.REPLY),
    ACCEPTED("replies.accepted", Kind.REPLY),
    CHUNK("replies.chunk", Kind.REPLY),
    RSET("replies.rset", Kind.REPLY),
    NOOP("replies.noop", Kind.REPLY),
    QUIT("replies.quit", Kind.REPLY),
    STARTTLS("replies.starttls", Kind.REPLY),
    HELP("replies.help", Kind.OPTIONAL_REPLY),
    VRFY("replies.vrfy", Kind.OPTIONAL_REPLY),
    EXPN("replies.expn", Kind.OPTIONAL_REPLY),
    ETRN("replies.etrn", Kind.OPTIONAL_REPLY),
    /** Only with 354 are the octets awaited that the command announced. */
    XEXCH50("replies.xexch50", Kind.OPTIONAL_REPLY),
    /** After those octets; without it, what follows a chunk is said. */
    XEXCH50_DONE("replies.xexch50-done", Kind.OPTIONAL_REPLY),

    /** To AUTH where no mechanism is offered; without it a persona does not know the verb. */
    AUTH_OFF("replies.auth-off", Kind.OPTIONAL_REPLY),
    AUTH_OK("replies.auth-ok", Kind.REPLY),
    AUTH_FAILED("replies.auth-failed", Kind.REPLY),
    AUTH_AGAIN("replies.auth-again", Kind.REPLY),
    AUTH_CANCELLED("replies.auth-cancelled", Kind.REPLY),
    /** For a mechanism that the EHLO reply does not name. */
    AUTH_MECHANISM("replies.auth-mechanism", Kind.REPLY),
    AUTH_IN_MAIL("replies.auth-in-mail", Kind.REPLY),

    UNKNOWN("replies.unknown", Kind.REPLY),
    STARTTLS_OFF("replies.starttls-off", Kind.REPLY),
    STARTTLS_AGAIN("replies.starttls-again", Kind.REPLY),
    STARTTLS_FIRST("replies.starttls-first", Kind.REPLY),
    HELLO_FIRST("replies.hello-first", Kind.REPLY),
    MAIL_FIRST("replies.mail-first", Kind.REPLY),
    /** To DATA and BDAT before MAIL; without it a persona says {@link #MAIL_FIRST}. */
    DATA_EARLY("replies.data-early", Kind.OPTIONAL_REPLY),
    RCPT_FIRST("replies.rcpt-first", Kind.REPLY),
    MAIL_NESTED("replies.mail-nested", Kind.REPLY),
    /** RCPT after BDAT, and DATA where only BDAT may bring the message. */
    BDAT_BEGUN("replies.bdat-begun", Kind.REPLY),
    HELLO_SYNTAX("replies.hello-syntax", Kind.REPLY),
    MAIL_SYNTAX("replies.mail-syntax", Kind.REPLY),
    RCPT_SYNTAX("replies.rcpt-syntax", Kind.REPLY),
    SYNTAX("replies.syntax", Kind.REPLY),
    PARAMETER("replies.parameter", Kind.REPLY),
    LINE_TOO_LONG("replies.line-too-long", Kind.REPLY),
    TOO_MANY_RECIPIENTS("replies.too-many-recipients", Kind.REPLY),
    TOO_BIG("replies.too-big", Kind.REPLY),
    TIMEOUT("replies.timeout", Kind.REPLY);

    /** What a key's value looks like. Without an {@link #OPTIONAL_REPLY} a persona does not know the verb, unless the key says otherwise. */
    enum Kind {
        REPLY,
        OPTIONAL_REPLY,
        KEYWORDS,
        TEXT,
        NUMBER,
        FLAG
    }

    private final String path;
    private final Kind kind;
    private final int least;
    private final int greatest;

    PersonaKey(String path, Kind kind) {
        this(path, kind, 0, 0);
    }

    PersonaKey(String path, int least, int greatest) {
        this(path, Kind.NUMBER, least, greatest);
    }

    PersonaKey(String path, Kind kind, int least, int greatest) {
        this.path = path;
        this.kind = kind;
        this.least = least;
        this.greatest = greatest;
    }

    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** The least number with a meaning. */
    int least() {
        return least;
    }

    /** The greatest number that memory and a reply line bear. */
    int greatest() {
        return greatest;
    }

    static Optional<PersonaKey> of(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    /** Whether some key's path begins with these words: {@code replies} does. */
    static boolean isGroup(String path) {
        return Arrays.stream(values()).anyMatch(key -> key.path.startsWith(path + "."));
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(PersonaKey::path).toList();
    }
}
