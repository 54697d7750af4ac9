package org.fixuplab.app.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.report.Cause;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.InspectionRules;
import org.fixuplab.lab.play.LinePattern;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.words.NearestWord;

/**
 * One {@code --expect KEY=VALUE} of {@code exec}: the keys of a scenario's {@code expect} that need no play. Immutable.
 *
 * @param key one of the table below
 * @param value as it was written
 */
record ExecExpectation(String key, String value) {

    /** What there was when the command had ended. */
    record Evidence(InspectionPolicy policy, List<Transcript> sessions, List<StoredMessage> mailbox) {

        List<String> behaviours() {
            return Cause.behaviours(sessions, policy);
        }

        List<String> syslog() {
            return sessions.stream()
                    .flatMap(session -> session.syslog().stream())
                    .toList();
        }
    }

    /** How a key is judged: what there is, as text; and whether that is as the value says. */
    private record Rule(
            Function<Evidence, String> got,
            BiFunction<Evidence, String, Boolean> holds,
            Function<String, Boolean> valid) {}

    private static final List<String> OUTCOMES = List.of("delivered-tls", "delivered-clear", "no-mail");

    private static final Map<String, Rule> RULES = Map.of(
            "mailbox.count", number(it -> it.mailbox().size()),
            "sessions.count", number(it -> it.sessions().size()),
            "outcome", word(ExecExpectation::outcome, OUTCOMES),
            "client.ended", word(it -> endings(it, true), endings()),
            "server.ended", word(it -> endings(it, false), endings()),
            "syslog.include", log(true),
            "syslog.never", log(false),
            "behaviours.exactly", list((got, wanted) -> new TreeSet<>(got).equals(new TreeSet<>(wanted))),
            "behaviours.include", list((got, wanted) -> got.containsAll(wanted)),
            "behaviours.never", list((got, wanted) -> wanted.stream().noneMatch(got::contains)));

    /** @throws Refusal if there is no such key, or the value makes no sense */
    static ExecExpectation parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw Refusal.usage("--expect " + text + ": write KEY=VALUE, such as mailbox.count=1");
        }
        String key = text.substring(0, equals).trim();
        String value = text.substring(equals + 1).trim();
        Rule rule = RULES.get(key);
        if (rule == null) {
            throw Refusal.usage("--expect " + text + ": there is no key '" + key + "'"
                    + NearestWord.hint(key, RULES.keySet()) + ": there are "
                    + String.join(", ", new TreeSet<>(RULES.keySet())));
        }
        if (!rule.valid().apply(value)) {
            throw Refusal.usage("--expect " + text + ": '" + value + "' is no value of " + key
                    + (key.startsWith("behaviours.")
                            ? ": there are " + String.join(", ", InspectionRules.behaviours())
                            : ""));
        }
        return new ExecExpectation(key, value);
    }

    /** What is wrong, in a sentence; empty if nothing is. */
    Optional<String> failure(Evidence evidence) {
        Rule rule = rule();
        return rule.holds().apply(evidence, value)
                ? Optional.empty()
                : Optional.of("expected " + key + " = " + value + ", got "
                        + rule.got().apply(evidence));
    }

    private Rule rule() {
        Rule rule = RULES.get(key);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + key);
        }
        return rule;
    }

    private static Rule number(Function<Evidence, Integer> count) {
        return new Rule(
                it -> String.valueOf(count.apply(it)),
                (it, value) -> String.valueOf(count.apply(it)).equals(value),
                value -> value.matches("\\d{1,6}"));
    }

    private static Rule word(Function<Evidence, String> word, List<String> allowed) {
        return new Rule(word, (it, value) -> word.apply(it).equals(value), allowed::contains);
    }

    private static Rule list(BiFunction<List<String>, List<String>, Boolean> test) {
        return new Rule(
                it -> it.behaviours().isEmpty() ? "none" : String.join(",", it.behaviours()),
                (it, value) -> test.apply(it.behaviours(), words(value)),
                value -> InspectionRules.behaviours().containsAll(words(value)));
    }

    /** One pattern of a line that the device logs: it may hold commas. */
    private static Rule log(boolean wanted) {
        return new Rule(
                it -> it.syslog().isEmpty() ? "no line" : String.join("; ", it.syslog()),
                (it, value) -> it.syslog().stream().anyMatch(new LinePattern(value)::matches) == wanted,
                value -> !value.isEmpty());
    }

    private static List<String> words(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String outcome(Evidence evidence) {
        if (evidence.mailbox().isEmpty()) {
            return "no-mail";
        }
        long encrypted = evidence.mailbox().stream()
                .filter(message -> message.tls().isPresent())
                .count();
        return encrypted == evidence.mailbox().size()
                ? "delivered-tls"
                : encrypted == 0 ? "delivered-clear" : "some over TLS, some in clear";
    }

    private static List<String> endings() {
        return Arrays.stream(Ending.values()).map(ExecExpectation::name).toList();
    }

    /** How the last session's leg ended, as in a scenario. */
    private static String endings(Evidence evidence, boolean client) {
        List<Transcript> sessions = evidence.sessions();
        return sessions.isEmpty()
                ? "no session"
                : sessions.get(sessions.size() - 1)
                        .end()
                        .map(end -> name(client ? end.client() : end.server()))
                        .orElse("open");
    }

    private static String name(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }
}
