package org.fixuplab.mta;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a persona's text may leave open, written {@code {host}}. */
enum Placeholder {
    /** The MTA's own name. */
    HOST,
    /** The name the client gave to HELO or EHLO. */
    CLIENT,
    /** The client's address. */
    IP,
    /** The verb as it was received, in the sender's own letters. */
    VERB,
    /** The command line as it was received. */
    LINE,
    SENDER,
    /** The address of RCPT, or the argument of VRFY, EXPN and ETRN. */
    RECIPIENT,
    /** The message's queue identifier. */
    ID,
    /** The session's number, written as an identifier is. */
    SESSION,
    /** The date and time as RFC 5322 writes them, in UTC, without the zone: products write +0000 or GMT. */
    DATE,
    /** The same with two digits for the day. */
    LONGDATE,
    /** Seconds since 1970. */
    TIME;

    private static final Pattern WRITTEN = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Placeholder> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** All of them as a person writes them. */
    static String list() {
        return Arrays.stream(values()).map(it -> "{" + it.word() + "}").collect(Collectors.joining(", "));
    }

    /** The first thing in the text that is written like a placeholder and is none. */
    static Optional<String> unknownIn(String text) {
        return WRITTEN.matcher(text)
                .results()
                .filter(it -> of(it.group(1)).isEmpty())
                .map(MatchResult::group)
                .findFirst();
    }

    /** Fills the text in, once: what a value holds is never filled in again. Control octets of a value become {@code ?}. */
    static String fill(String text, Function<Placeholder, String> values) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return WRITTEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(of(found.group(1))
                        .map(it -> CONTROL.matcher(values.apply(it)).replaceAll("?"))
                        .orElse(found.group())));
    }
}
