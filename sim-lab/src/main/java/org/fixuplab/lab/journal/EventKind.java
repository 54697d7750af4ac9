package org.fixuplab.lab.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fixuplab.event.Action;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.DeviceLog;
import org.fixuplab.mta.Faults;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.RefusedClients;
import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.smtp.Verb;

/**
 * What can happen in a lab: the closed vocabulary of its event stream; a row a kind, with the fields that its events have beside those that
 * all have (see {@link LabEvent}). docs/events.md is made of this.
 */
public enum EventKind {
    SESSION_OPENED(
            "a client was accepted",
            text("client", "the client's address"),
            text("server", "where the session goes on to"),
            text("firmware", "the firewall's, or none")),
    COMMAND(
            "a command's line is complete",
            offset("the client's"),
            word("verb", "what the client sent", words(Verb.values())),
            flag("masked", "whether the server saw something else, or nothing")),
    REPLY(
            "the last line of a reply is complete",
            offset("the server's"),
            number("code", "of the reply"),
            word("to", "the command that it answers; OTHER also for the greeting", words(Verb.values()))),
    DATA_STARTED("the server accepted DATA: what follows is a message", offset("the client's")),
    DATA_ENDED("the final dot is complete", offset("the client's")),
    ALTERATION(
            "the firewall overwrote octets, took some out, or said something itself",
            behaviour(),
            leg(),
            offset("that leg's"),
            octets("before", "what the peer sent; nothing, if the firewall said something itself"),
            octets("after", "what went on; nothing, if the octets were taken out")),
    TOO_LATE(
            "octets had left before it was known whether the behaviour would have overwritten them",
            behaviour(),
            leg(),
            offset("that leg's"),
            number("length", "how many octets")),
    CREDENTIALS(
            "octets are credentials, and starred in every view",
            leg(),
            offset("that leg's"),
            number("length", "how many octets")),
    TLS_STARTED(
            "the server accepted STARTTLS: from here on both directions are opaque",
            number("clientOffset", "the first such octet of the client's stream"),
            number("serverOffset", "the first such octet of the server's stream")),
    OUT_OF_SYNC(
            "replies can no longer be matched to commands",
            offset("the server's"),
            text("reason", "why, for a person")),
    LIMIT_MATCHED(
            "a limit or a class of the policy matched",
            behaviour(),
            leg(),
            offset("that leg's"),
            text("subject", "what matched, in the device's words"),
            action(),
            flag("logged", "whether the device writes a line about it")),
    HEADER_REPEATED(
            "a message's header field was seen twice, or its name inside another field",
            behaviour(),
            offset("the client's"),
            text("header", "the field's name, in lower case; one that the behaviour watches"),
            action()),
    SIZE_EXCEEDED(
            "a message is longer than its MAIL had declared",
            offset("the client's"),
            number("declared", "octets"),
            number("actual", "octets")),
    SESSION_CUT(
            "the firewall ends the session; it is closed later",
            behaviour(),
            word("client", "what the client gets", words(LegAct.values())),
            word("server", "what the server gets", words(LegAct.values()))),
    DENIED(
            "a peer sent something to a session that the firewall had ended",
            leg(),
            word("flags", "of the TCP segment", words(SegmentFlags.values())),
            number("octets", "how many it held; 0 with FIN and RST")),
    LEG_SIGNAL(
            "something happened to the TCP connection of one leg",
            leg(),
            word("signal", "what happened", words(LegSignal.values()))),
    LOG_LINE(
            "the device wrote a line into its log",
            word(
                    "number",
                    "the vendor's, of the message",
                    Arrays.stream(DeviceLog.values()).map(DeviceLog::number).toList()),
            text("text", "the whole line")),
    SESSION_CLOSED(
            "both legs are closed",
            word("client", "how the client saw it end", words(Ending.values())),
            word("server", "how the server saw it end; open, if it was never reached", words(Ending.values())),
            word("cause", "who or what ended it", words(SessionEnd.Cause.values())),
            optional("reason", "why, for a person, if neither peer closed in order"),
            number("durationMs", "since it was opened"),
            number("fromClient", "octets read from the client"),
            number("fromServer", "octets read from the server")),
    FAULT_PLAYED(
            "the test MTA did something wrong on purpose",
            number("mtaSession", "the MTA's own count of its sessions"),
            word("stage", "when", Faults.stages()),
            word("act", "what", Faults.acts())),
    MESSAGE_STORED(
            "the test MTA accepted a message",
            number("message", "its id"),
            number("mtaSession", "the MTA's own count of its sessions"),
            text("sender", "of MAIL; empty for the null sender"),
            texts("recipients", "of RCPT"),
            number("octets", "its length"),
            optional("tls", "the protocol, if it came over TLS")),
    PROXY_CREATED(
            "a firewall listens", text("firmware", "its firmware, or none"), text("listen", "where clients connect")),
    PROXY_CHANGED("what a firewall does to new sessions was changed", text("firmware", "its firmware, or none")),
    PROXY_REMOVED("a firewall no longer listens"),
    CLIENTS_REFUSED(
            "clients got RST in place of a session; told of each reason at once, and then at most once a second",
            word("reason", "why", words(RefusedClients.Reason.values())),
            number("count", "how many, since this was last told of that reason"),
            text("client", "the address of the last of them"),
            text("why", "why, for a person")),
    LAB_RESET("the lab is as it was at its start"),
    LAB_RELOADED(
            "files were edited, and new sessions go by what they say now",
            texts("files", "those that were edited"),
            texts("changes", "what is different, for a person"),
            texts("notChanged", "what only a restart can change")),
    RELOAD_FAILED(
            "files were edited, and cannot be used: what was before stays",
            texts("files", "those that were edited"),
            texts("problems", "all that is wrong, with file and line"));

    /** What a field's value is. */
    public enum Type {
        NUMBER("a whole number"),
        FLAG("true or false"),
        WORD("one of a closed set of words"),
        TEXT("text"),
        TEXTS("a list of texts"),
        OCTETS("octets, a character each, U+0000 to U+00FF");

        private final String meaning;

        Type(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }
    }

    /**
     * What events of a kind tell beside what all tell.
     *
     * @param required whether every event of the kind has it
     * @param meaning without its full stop
     * @param words the closed set of a {@link Type#WORD}; empty for others
     */
    public record Field(String name, Type type, boolean required, String meaning, List<String> words) {

        public Field {
            words = List.copyOf(words);
        }
    }

    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // Copies, as all lists of fields are.
    private final List<Field> fields;

    EventKind(String meaning, Field... fields) {
        this.meaning = meaning;
        this.fields = List.of(fields);
    }

    private static Field field(String name, Type type, String meaning) {
        return new Field(name, type, true, meaning, List.of());
    }

    private static Field number(String name, String meaning) {
        return field(name, Type.NUMBER, meaning);
    }

    private static Field offset(String whose) {
        return number("offset", "in " + whose + " stream, from 0");
    }

    private static Field flag(String name, String meaning) {
        return field(name, Type.FLAG, meaning);
    }

    private static Field text(String name, String meaning) {
        return field(name, Type.TEXT, meaning);
    }

    private static Field texts(String name, String meaning) {
        return field(name, Type.TEXTS, meaning);
    }

    private static Field octets(String name, String meaning) {
        return field(name, Type.OCTETS, meaning);
    }

    private static Field optional(String name, String meaning) {
        return new Field(name, Type.TEXT, false, meaning, List.of());
    }

    private static Field word(String name, String meaning, List<String> words) {
        return new Field(name, Type.WORD, true, meaning, words);
    }

    private static Field behaviour() {
        return word(
                "behaviour",
                "its id",
                Catalogue.load().behaviours().stream().map(Behaviour::id).toList());
    }

    private static Field leg() {
        return word("leg", "whose octets they are", List.of("client", "server"));
    }

    private static Field action() {
        return word("action", "what follows", words(Action.values()));
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::of).toList();
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
