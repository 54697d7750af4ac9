package org.fixuplab.app.command;

import java.time.Duration;
import java.util.List;
import org.fixuplab.app.client.Answer;
import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a lab is up, for scripts that start one. */
@picocli.CommandLine.Command(
        description = {
            "Tells whether a lab takes sessions; with --wait, waits until it does.",
            "Exit: 0 it does; 3 there is none, or it is stopping; 4 there was none in time."
        },
        sortOptions = false)
final class ReadyCommand implements Command {

    private static final Duration ONE_LOOK = Duration.ofSeconds(30);
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = "30s",
            paramLabel = "TIME",
            description = "Wait until it is up, for so long at most; 30s if no time is given.")
    private @Nullable Duration patience;

    @Mixin
    private LabOptions lab = new LabOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) throws InterruptedException {
        LabClient client = lab.client(context);
        if (patience == null) {
            look(client, ONE_LOOK);
        } else {
            await(client, patience);
        }
        printer.note("the lab at " + client.lab() + " is ready");
        return ExitCode.OK.code();
    }

    private static void await(LabClient client, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                look(client, left.compareTo(SHORTEST_LOOK) > 0 ? left : SHORTEST_LOOK);
                return;
            } catch (Refusal notYet) {
                if (notYet.exitCode() == ExitCode.USAGE) {
                    throw notYet;
                }
                if (System.nanoTime() >= deadline) {
                    throw new Refusal(
                            ExitCode.TIMED_OUT,
                            List.of("waited " + patience.toMillis() + " ms in vain: " + notYet.getMessage()));
                }
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private static void look(LabClient client, Duration patience) {
        Answer answer = client.ask("GET", "/readyz", patience);
        if (answer.status() == 503) {
            throw Refusal.environment("the lab at " + client.lab() + " is stopping, and takes no new sessions");
        }
        if (!answer.good()) {
            throw Refusal.environment(
                    "what answers at " + client.lab() + " is no lab: it said " + answer.status() + " to /readyz");
        }
    }
}
