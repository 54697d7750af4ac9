package org.fixuplab.send;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a sender's words may leave open, written {@code {host}}. */
enum Placeholder {
    /** The server, as the settings name it. */
    HOST,
    /** The server's address. */
    IP,
    PORT,
    /** The server's reply, its lines joined by blanks. */
    REPLY,
    /** The reply's three digits. */
    CODE,
    /** The reply's enhanced code (RFC 3463), or one made of its first digit. */
    DSN,
    /** What was answered, as {@code MAIL FROM}. */
    COMMAND,
    /** What the sender was doing, as {@code sending MAIL FROM}. */
    DOING;

    private static final Pattern WRITTEN = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

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

    /** Fills the text in, once: what a value holds is never filled in again. Control characters of a value become {@code ?}. */
    static String fill(String text, Function<Placeholder, String> values) {
        return WRITTEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(of(found.group(1))
                        .map(it -> CONTROL.matcher(values.apply(it)).replaceAll("?"))
                        .orElse(found.group())));
    }
}
