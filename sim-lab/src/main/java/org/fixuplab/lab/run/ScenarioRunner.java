package org.fixuplab.lab.run;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.play.Annotations;
import org.fixuplab.lab.play.PlayResult;
import org.fixuplab.lab.play.PlayResult.Miss;
import org.fixuplab.lab.play.PlayRunner;
import org.fixuplab.lab.scenario.Client;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.send.SendResult;
import org.fixuplab.send.TestSender;

/** Runs one case at a time; several may run side by side, each with a lab of its own. Safe for any thread. */
public final class ScenarioRunner {

    /** Whoever never falls quiet is judged after so long. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Blocks until the case is judged and its lab is closed. Every wait in it is bounded. */
    public RunResult run(Scenario scenario, RunOptions options) {
        long begin = System.nanoTime();
        LabSettings settings = scenario.lab();
        for (SessionObserver.Factory observer : options.observers()) {
            settings = settings.withObserver(observer);
        }
        try (Lab lab = Lab.start(settings)) {
            return run(scenario, lab, begin);
        } catch (UncheckedIOException taken) {
            Problem problem = new Problem(
                    scenario.file().toString(),
                    0,
                    String.valueOf(taken.getMessage()),
                    "stop what listens there, or try again");
            return new RunResult(
                    scenario,
                    Outcome.ENVIRONMENT,
                    List.of(),
                    Optional.of(problem),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    since(begin));
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static RunResult run(Scenario scenario, Lab lab, long begin) {
        Optional<PlayResult> play = Optional.empty();
        Optional<CommandResult> command = Optional.empty();
        Optional<SendResult> sent = Optional.empty();
        Optional<Problem> problem = Optional.empty();
        if (scenario.client() instanceof Client.Plays plays) {
            play = Optional.of(
                    PlayRunner.run(plays.play(), lab.firewall(), new Trust(lab, plays.play()), plays.patience()));
            settle(scenario, lab);
        } else if (scenario.client() instanceof Client.Sends sends) {
            sent = Optional.of(
                    TestSender.send(sends.to(lab.firewall(), lab.authority().clientContext())));
            settle(scenario, lab);
        } else if (scenario.client() instanceof Client.Runs runs) {
            try {
                command = Optional.of(CommandClient.run(runs, scenario, lab));
                problem = CommandClient.lacking(scenario, command.get());
            } catch (MissingProgram missing) {
                problem = Optional.of(missing.problem());
            }
            lab.sessions().awaitQuiet(scenario.quiet(), LONGEST_WAIT);
        }
        List<JournaledSession> journal = lab.sessions().sessions();
        List<Transcript> sessions =
                journal.stream().map(JournaledSession::transcript).toList();
        List<StoredMessage> mailbox = lab.mailbox().map(Mailbox::messages).orElse(List.of());
        Evidence evidence = new Evidence(scenario.policy(), sessions, mailbox, command, sent);
        List<Failure> failures = new ArrayList<>();
        if (problem.isEmpty()) {
            play.ifPresent(played -> failures.addAll(playFailures(scenario, played, sessions)));
            failures.addAll(Judge.judge(scenario, evidence));
            failures.sort(Comparator.comparingInt(Failure::line));
        }
        Outcome outcome =
                problem.isPresent() ? Outcome.ENVIRONMENT : failures.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
        return new RunResult(
                scenario, outcome, failures, problem, sessions, journal, mailbox, command, sent, since(begin));
    }

    private static void settle(Scenario scenario, Lab lab) {
        if (!lab.awaitIdle(scenario.quiet())) {
            lab.sessions().awaitQuiet(scenario.quiet(), LONGEST_WAIT);
        }
    }

    private static List<Failure> playFailures(Scenario scenario, PlayResult played, List<Transcript> sessions) {
        List<Miss> misses = new ArrayList<>();
        if (!sessions.isEmpty()) {
            misses.addAll(Annotations.judge(played.uttered(), sessions.get(sessions.size() - 1)));
        }
        played.miss().ifPresent(misses::add);
        return misses.stream()
                .map(miss -> new Failure(
                        scenario.file().toString(), miss.step().line(), miss.expected(), miss.got(), miss.nearest()))
                .toList();
    }
}
