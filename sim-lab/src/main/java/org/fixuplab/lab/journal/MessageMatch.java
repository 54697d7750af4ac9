package org.fixuplab.lab.journal;

import com.typesafe.config.ConfigObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message must be like: it meets every condition. Immutable. */
public final class MessageMatch {

    /** What can be asked of a message. */
    public static final List<MatchKey<LabMessage>> KEYS = List.of(
            MatchKey.text(
                    "sender",
                    "the address of MAIL, without brackets; empty for the null sender",
                    it -> List.of(it.message().sender())),
            MatchKey.<LabMessage>text(
                            "recipient",
                            "an address of RCPT, without brackets",
                            it -> it.message().recipients())
                    .orSeveral(),
            MatchKey.flag(
                    "tls", "whether it came over TLS", it -> it.message().tls().isPresent()),
            MatchKey.text(
                    "user",
                    "whom AUTH had let in",
                    it -> it.message().user().stream().toList()),
            MatchKey.number(
                    "session",
                    "the firewall's session it came through",
                    it -> it.session().stream().mapToObj(String::valueOf).toList()),
            MatchKey.part(
                    "subject",
                    "part of its Subject",
                    it -> it.subject().stream().toList()),
            MatchKey.greater("after", "its id is greater", LabMessage::id));

    /** Asks for nothing: every message meets it. */
    public static final MessageMatch ANY = new MessageMatch(new Conditions<>(List.of()));

    private final Conditions<LabMessage> conditions;

    private MessageMatch(Conditions<LabMessage> conditions) {
        this.conditions = conditions;
    }

    /**
     * The match of some {@linkplain #KEYS keys}. A number or flag may be written as text; null is absent.
     *
     * @throws MatchException with every problem
     */
    public static MessageMatch read(ConfigObject keys) throws MatchException {
        return new MessageMatch(Conditions.read(KEYS, keys));
    }

    /**
     * The same, as text: {@code recipient = "user@example.com", tls = true}.
     *
     * @throws MatchException with every problem
     */
    public static MessageMatch parse(String text) throws MatchException {
        return read(SessionMatch.keys(text));
    }

    public boolean matches(LabMessage message) {
        return conditions.met(message);
    }

    Conditions<LabMessage> conditions() {
        return conditions;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageMatch match && conditions.equals(match.conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }

    /** For a person: {@code recipient user@example.com, tls true}. */
    @Override
    public String toString() {
        return conditions.toString();
    }
}
