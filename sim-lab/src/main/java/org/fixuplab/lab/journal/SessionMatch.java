package org.fixuplab.lab.journal;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/** What a session must be like: it meets every condition. Immutable. */
public final class SessionMatch {

    /** What can be asked of a session. */
    public static final List<MatchKey<SessionSummary>> KEYS = List.of(
            MatchKey.text("proxy", "the firewall's name", it -> List.of(it.proxy())),
            MatchKey.<SessionSummary>word(
                            MatchKey.BEHAVIOUR,
                            "the id of a behaviour that did something; of a list, each did",
                            behaviours(),
                            SessionSummary::behaviours)
                    .orSeveral(),
            MatchKey.<SessionSummary>word(
                            "verb",
                            "the client sent such a command",
                            words(Verb.values(), Verb::name),
                            it -> texts(it.verbs(), Verb::name))
                    .orSeveral(),
            MatchKey.<SessionSummary>number(
                            "code",
                            "the server, or the firewall in its place, sent such a reply",
                            it -> texts(it.codes(), String::valueOf))
                    .orSeveral(),
            MatchKey.flag(
                    "ended", "whether both legs are closed", it -> it.end().isPresent()),
            MatchKey.word(
                    "clientEnded",
                    "how the client's leg ended",
                    words(Ending.values(), Words::of),
                    it -> texts(it.end().stream().toList(), end -> Words.of(end.client()))),
            MatchKey.word(
                    "serverEnded",
                    "how the server's leg ended",
                    words(Ending.values(), Words::of),
                    it -> texts(it.end().stream().toList(), end -> Words.of(end.server()))),
            MatchKey.word(
                    "cause",
                    "who or what ended it",
                    words(SessionEnd.Cause.values(), Words::of),
                    it -> texts(it.end().stream().toList(), end -> Words.of(end.cause()))),
            MatchKey.flag("tls", "whether the server accepted STARTTLS", SessionSummary::tls),
            MatchKey.<SessionSummary>part("log", "part of a line of the device's log", SessionSummary::log)
                    .orSeveral(),
            MatchKey.greater("after", "its id is greater", SessionSummary::id));

    /** Asks for nothing: every session meets it. */
    public static final SessionMatch ANY = new SessionMatch(new Conditions<>(List.of()));

    private final Conditions<SessionSummary> conditions;

    private SessionMatch(Conditions<SessionSummary> conditions) {
        this.conditions = conditions;
    }

    /**
     * The match of some {@linkplain #KEYS keys}. A number or flag may be written as text; null is absent.
     *
     * @throws MatchException with every problem
     */
    public static SessionMatch read(ConfigObject keys) throws MatchException {
        return new SessionMatch(Conditions.read(KEYS, keys));
    }

    /**
     * The same, as text: {@code behaviour = ehlo-mask, ended = true}.
     *
     * @throws MatchException with every problem
     */
    public static SessionMatch parse(String text) throws MatchException {
        return read(keys(text));
    }

    static ConfigObject keys(String text) throws MatchException {
        try {
            return ConfigFactory.parseString(text).root();
        } catch (ConfigException wrong) {
            throw new MatchException(List.of(new MatchProblem(
                    "", "'" + text + "' is no match", "write key = value, such as ended = true", false)));
        }
    }

    public boolean matches(JournaledSession session) {
        return matches(session.summary());
    }

    public boolean matches(SessionSummary session) {
        return conditions.met(session);
    }

    Conditions<SessionSummary> conditions() {
        return conditions;
    }

    private static List<String> behaviours() {
        return Catalogue.load().behaviours().stream().map(Behaviour::id).toList();
    }

    private static <E> List<String> words(E[] constants, Function<E, String> word) {
        return Arrays.stream(constants).map(word).toList();
    }

    private static <E> List<String> texts(Collection<E> values, Function<E, String> text) {
        return values.stream().map(text).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionMatch match && conditions.equals(match.conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }

    /** For a person: {@code behaviour ehlo-mask, ended true}. */
    @Override
    public String toString() {
        return conditions.toString();
    }
}
