package org.fixuplab.lab.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.send.SendResult;

/**
 * What came of a run. Immutable.
 *
 * @param failures all of them, in the order of the file; none unless the outcome is {@link Outcome#FAILED}
 * @param problem why it could not be run, if the outcome is {@link Outcome#ENVIRONMENT}
 * @param sessions what both sides of the firewall said, oldest first
 * @param journal the same sessions, with all that was recorded of them
 * @param mailbox what the test MTA accepted
 * @param command if the client was a program
 * @param sent if the client was the test sender
 */
public record RunResult(
        Scenario scenario,
        Outcome outcome,
        List<Failure> failures,
        Optional<Problem> problem,
        List<Transcript> sessions,
        List<JournaledSession> journal,
        List<StoredMessage> mailbox,
        Optional<CommandResult> command,
        Optional<SendResult> sent,
        Duration duration) {

    public RunResult {
        failures = List.copyOf(failures);
        sessions = List.copyOf(sessions);
        journal = List.copyOf(journal);
        mailbox = List.copyOf(mailbox);
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
