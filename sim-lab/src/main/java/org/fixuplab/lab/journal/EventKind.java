package org.fixuplab.lab.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can happen in a lab: the closed vocabulary of its event stream; a row a kind, with the fields that its events have beside those that
 * all have (see {@link LabEvent}). docs/events.md is made of this.
 */
public enum EventKind {
    SESSION_OPENED("a client was accepted", text("client"), text("server")),
    COMMAND("a command's line is complete", number("offset"), word("verb"), flag("masked")),
    REPLY("the last line of a reply is complete", number("offset"), number("code"), word("to")),
    MESSAGE_STARTED("the server accepted DATA: what follows is a message", number("offset")),
    MESSAGE_ENDED("the final dot is complete", number("offset")),
    ALTERATION(
            "the firewall overwrote octets, took some out, or said something itself",
            word("behaviour"),
            word("from"),
            number("offset"),
            octets("before"),
            octets("after")),
    TOO_LATE(
            "octets had left before it was known whether the behaviour would have overwritten them",
            word("behaviour"),
            word("from"),
            number("offset"),
            number("length")),
    CREDENTIALS("octets are credentials, and starred in every view", word("from"), number("offset"), number("length")),
    TLS_STARTED("the server accepted STARTTLS: both directions are opaque", number("offset"), number("serverOffset")),
    OUT_OF_SYNC("replies can no longer be matched to commands", number("serverOffset"), text("reason")),
    LIMIT_MATCHED(
            "a limit or a class of the policy matched",
            word("behaviour"),
            word("from"),
            number("offset"),
            text("subject"),
            word("action"),
            flag("logged")),
    HEADER_REPEATED(
            "a header was seen twice, or nested in another",
            word("behaviour"),
            number("offset"),
            text("subject"),
            word("action")),
    SIZE_EXCEEDED(
            "a message is longer than its MAIL had declared", number("offset"), number("declared"), number("actual")),
    SESSION_ENDED("the firewall ends the session", word("behaviour"), word("client"), word("server")),
    DENIED("a peer sent something to a session that the firewall had ended", word("from"), word("flags")),
    LEG("something happened to the TCP connection of one leg", word("from"), word("signal")),
    LOG("the device wrote a line into its log", text("text")),
    SESSION_CLOSED(
            "both legs are closed",
            word("client"),
            word("server"),
            word("cause"),
            optional("reason"),
            number("durationMs")),
    FAULT_PLAYED("the test MTA did something wrong on purpose", number("mtaSession"), word("stage"), word("act")),
    MESSAGE_STORED(
            "the test MTA accepted a message",
            number("message"),
            number("mtaSession"),
            text("sender"),
            texts("recipients"),
            number("octets"),
            optional("tls")),
    PROXY_CREATED("a firewall listens", text("firmware"), text("listen")),
    PROXY_CHANGED("what a firewall does to new sessions was changed", text("firmware")),
    PROXY_REMOVED("a firewall no longer listens"),
    LAB_RESET("the lab is as it was at its start");

    /** What a field's value is. */
    public enum Type {
        NUMBER,
        FLAG,
        /** One of a closed set. */
        WORD,
        TEXT,
        TEXTS,
        /** A character an octet, U+0000 to U+00FF. */
        OCTETS
    }

    /** @param required whether every event of the kind has it */
    public record Field(String name, Type type, boolean required) {}

    private final String meaning;
    private final List<Field> fields;

    EventKind(String meaning, Field... fields) {
        this.meaning = meaning;
        this.fields = List.of(fields);
    }

    private static Field number(String name) {
        return new Field(name, Type.NUMBER, true);
    }

    private static Field flag(String name) {
        return new Field(name, Type.FLAG, true);
    }

    private static Field word(String name) {
        return new Field(name, Type.WORD, true);
    }

    private static Field text(String name) {
        return new Field(name, Type.TEXT, true);
    }

    private static Field texts(String name) {
        return new Field(name, Type.TEXTS, true);
    }

    private static Field octets(String name) {
        return new Field(name, Type.OCTETS, true);
    }

    private static Field optional(String name) {
        return new Field(name, Type.TEXT, false);
    }

    /** As every view spells it: {@code session-opened}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence without its full stop. */
    public String meaning() {
        return meaning;
    }

    public List<Field> fields() {
        return fields;
    }

    public static Optional<EventKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
