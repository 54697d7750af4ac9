package org.fixuplab.lab.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.lab.scenario.Expectations;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.send.Attempt;
import org.fixuplab.smtp.Octets;

/** Compares what happened with what a scenario expects. */
final class Judge {

    private final Scenario scenario;
    private final Expectations expect;
    private final Evidence evidence;
    private final List<Failure> failures = new ArrayList<>();

    private Judge(Scenario scenario, Evidence evidence) {
        this.scenario = scenario;
        this.expect = scenario.expect();
        this.evidence = evidence;
    }

    /** Everything that is not as expected, in the order of the file. */
    static List<Failure> judge(Scenario scenario, Evidence evidence) {
        Judge judge = new Judge(scenario, evidence);
        judge.mail();
        judge.endings();
        judge.program();
        judge.sender();
        judge.behaviours();
        DeviceLogLines.of(evidence.sessions()).judge(judge.expect.syslog(), judge::fail);
        judge.number(
                "expect.sessions.count",
                judge.expect.sessionsCount(),
                evidence.sessions().size(),
                () -> "");
        judge.failures.sort(Comparator.comparingInt(Failure::line));
        return judge.failures;
    }

    private void mail() {
        expect.outcome().ifPresent(wanted -> {
            if (!wanted.equals(evidence.delivery().orElse(null))) {
                fail("expect.outcome", word(wanted), evidence.deliveryInWords(), evidence.mailInWords());
            }
        });
        number("expect.mailbox.count", expect.mailboxCount(), evidence.mailbox().size(), evidence::mailInWords);
        for (String text : expect.mailboxMessages().include()) {
            if (evidence.mailbox().stream().noneMatch(message -> holds(message, text))) {
                fail(
                        "expect.mailbox.messages.include",
                        "'" + text + "'",
                        "no message that holds it",
                        evidence.mailInWords());
            }
        }
        for (String text : expect.mailboxMessages().never()) {
            evidence.mailbox().stream()
                    .filter(message -> holds(message, text))
                    .findFirst()
                    .ifPresent(message ->
                            fail("expect.mailbox.messages.never", "'" + text + "'", "it", Evidence.inWords(message)));
        }
    }

    private static boolean holds(StoredMessage message, String text) {
        return Octets.text(message.octets()).contains(utf8(text));
    }

    /** Text of a scenario file as it stands on the wire. */
    private static String utf8(String text) {
        return Octets.text(text.getBytes(StandardCharsets.UTF_8));
    }

    private void endings() {
        ending("expect.client.ended", expect.clientEnded(), SessionEnd::client, Event.Ended::client);
        ending("expect.server.ended", expect.serverEnded(), SessionEnd::server, Event.Ended::server);
    }

    private void ending(
            String key, Optional<Ending> wanted, Function<SessionEnd, Ending> leg, Function<Event.Ended, LegAct> act) {
        if (wanted.isEmpty()) {
            return;
        }
        Optional<Transcript> last = evidence.lastSession();
        if (last.isEmpty()) {
            fail(key, word(wanted.get()), "no session", "");
            return;
        }
        Ending got = last.get()
                .end()
                .map(leg)
                .orElseGet(() -> Evidence.ended(last.get())
                        .map(act)
                        .map(Evidence::ending)
                        .orElse(Ending.OPEN));
        if (got != wanted.get()) {
            fail(key, word(wanted.get()), word(got), Evidence.reason(last.get()));
        }
    }

    private void program() {
        if (evidence.command().isEmpty()) {
            return;
        }
        CommandResult command = evidence.command().get();
        expect.clientExit().ifPresent(wanted -> {
            if (command.exit().isEmpty() || command.exit().getAsInt() != wanted) {
                String got = command.exit().isEmpty()
                        ? "a program that did not end in time"
                        : Integer.toString(command.exit().getAsInt());
                fail("expect.client.exit", Integer.toString(wanted), got, Output.lastLine(command.output()));
            }
        });
        for (String text : expect.clientOutput().include()) {
            if (!command.output().contains(text)) {
                fail(
                        "expect.client.output.include",
                        "'" + text + "'",
                        "no line that holds it",
                        Output.nearest(command.output(), text));
            }
        }
        for (String text : expect.clientOutput().never()) {
            Output.lineWith(command.output(), text)
                    .ifPresent(line ->
                            fail("expect.client.output.never", "'" + text + "'", "it", "the line is '" + line + "'"));
        }
    }

    private void sender() {
        if (evidence.sent().isEmpty()) {
            return;
        }
        List<Attempt> attempts = evidence.sent().get().attempts();
        List<String> verdicts = attempts.stream().map(Attempt::inWords).toList();
        expect.sent().verdicts().ifPresent(wanted -> {
            if (!verdicts.equals(wanted)) {
                fail("expect.send.verdicts.exactly", list(wanted), list(verdicts), firstOther(wanted, attempts));
            }
        });
        String said = attempts.stream().map(Attempt::words).collect(Collectors.joining("\n"));
        for (String text : expect.sent().words().include()) {
            if (!said.contains(text)) {
                fail(
                        "expect.send.words.include",
                        "'" + text + "'",
                        "no attempt whose words hold it",
                        Output.nearest(said, text));
            }
        }
        for (String text : expect.sent().words().never()) {
            Output.lineWith(said, text)
                    .ifPresent(line ->
                            fail("expect.send.words.never", "'" + text + "'", "it", "the sender said '" + line + "'"));
        }
    }

    /** The first attempt that came out otherwise, and what the sender said of it. */
    private static String firstOther(List<String> wanted, List<Attempt> attempts) {
        int same = 0;
        while (same < wanted.size()
                && same < attempts.size()
                && attempts.get(same).inWords().equals(wanted.get(same))) {
            same++;
        }
        if (same == attempts.size()) {
            return "there was no attempt " + (same + 1);
        }
        String words = attempts.get(same).words();
        return "attempt " + (same + 1) + (words.isEmpty() ? " was fine" : ": '" + words + "'");
    }

    private void behaviours() {
        Set<String> acted = evidence.behaviours();
        expect.behaviours().exactly().ifPresent(wanted -> {
            if (!acted.equals(Set.copyOf(wanted))) {
                Set<String> missing = new TreeSet<>(wanted);
                missing.removeAll(acted);
                Set<String> surplus = new TreeSet<>(acted);
                surplus.removeAll(wanted);
                List<String> nearest = new ArrayList<>();
                missing.forEach(id -> nearest.add("missing " + id + ": " + whyNot(id)));
                surplus.forEach(id -> nearest.add("too many: " + id + ", which " + evidence.deed(id)));
                fail("expect.behaviours.exactly", list(wanted), list(acted), String.join("; ", nearest));
            }
        });
        for (String id : expect.behaviours().include()) {
            if (!acted.contains(id)) {
                fail("expect.behaviours.include", id, list(acted), whyNot(id));
            }
        }
        for (String id : expect.behaviours().never()) {
            if (acted.contains(id)) {
                fail("expect.behaviours.never", id, "it", "it " + evidence.deed(id));
            }
        }
    }

    private String whyNot(String id) {
        String firmware = scenario.policy().firmware();
        if (!scenario.policy().enabled().containsKey(id)) {
            return "it is off in " + firmware + " as configured here";
        }
        return evidence.tooLate(id)
                ? "it came too late: the octets had left"
                : "it is on in " + firmware + ", and met nothing to act on";
    }

    private void number(String key, OptionalInt wanted, int got, Supplier<String> nearest) {
        wanted.ifPresent(number -> {
            if (number != got) {
                fail(key, Integer.toString(number), Integer.toString(got), nearest.get());
            }
        });
    }

    private void fail(String key, String wanted, String got, String nearest) {
        String written = key.substring("expect.".length());
        String verb = written.endsWith(".never") || written.endsWith(".include") ? ": " : " = ";
        failures.add(
                new Failure(scenario.file().toString(), expect.lines().of(key), written + verb + wanted, got, nearest));
    }

    private static String list(Iterable<String> words) {
        List<String> all = new ArrayList<>();
        words.forEach(all::add);
        return "[" + String.join(", ", all) + "]";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
