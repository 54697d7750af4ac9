package org.fixuplab.app.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.lab.run.CommandResult;
import org.fixuplab.lab.run.Failure;
import org.fixuplab.lab.run.Outcome;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLabels;
import org.fixuplab.proxy.transcript.TranscriptStyle;
import org.fixuplab.proxy.transcript.TranscriptText;

/** Results for a person. Immutable. */
public final class RunText {

    private static final int WIDEST = 160;
    private static final String INDENT = "            ";

    private final Terminal terminal;
    private final Paint paint;

    public RunText(Terminal terminal) {
        this.terminal = terminal;
        this.paint = Paint.of(terminal);
    }

    /** Transcripts of all sessions, then the verdict. */
    public String whole(RunResult result) {
        StringBuilder text = new StringBuilder();
        List<Transcript> sessions = result.sessions();
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.size() > 1) {
                text.append(paint.faint("session " + (i + 1) + " of " + sessions.size()))
                        .append('\n');
            }
            text.append(transcript(sessions.get(i), result)).append('\n');
        }
        return text.append(verdict(result)).toString();
    }

    private String transcript(Transcript session, RunResult result) {
        TranscriptStyle style = new TranscriptStyle(columns(), terminal.colour(), terminal.unicode());
        String firewall = result.scenario().policy().inspects()
                ? result.scenario().policy().firmware()
                : "no inspection";
        String server = result.scenario().lab().upstream().isPresent()
                ? "server"
                : "MTA (" + result.scenario().lab().mta().persona().name() + ")";
        return TranscriptText.print(session, style, new TranscriptLabels("client", firewall, server));
    }

    /** What came of it, why, and who says that firewalls do so. */
    public String verdict(RunResult result) {
        StringBuilder text = new StringBuilder();
        String word = String.format(Locale.ROOT, "%-12s", word(result));
        text.append(painted(result, word))
                .append(paint.strong(result.scenario().title()))
                .append('\n');
        DeviceNames device = result.scenario().lab().device();
        if (!device.equals(DeviceNames.DEFAULT)) {
            text.append(row("network", device.inWords()));
        }
        result.problem().ifPresent(problem -> text.append(row("problem", problem.toString())));
        for (Failure failure : result.failures()) {
            text.append(failure(failure));
        }
        if (result.outcome() != Outcome.ENVIRONMENT) {
            text.append(row("cause", Cause.of(result)));
            if (result.scenario().lab().upstream().isEmpty()) {
                text.append(row("mailbox", mailbox(result.mailbox())));
            }
        }
        result.command().ifPresent(command -> text.append(program(command, result.passed())));
        result.sent()
                .ifPresent(sent -> sent.attempts().forEach(it -> text.append(row("attempt", AttemptText.line(it)))));
        if (!result.scenario().symptom().isBlank()) {
            text.append(row("symptom", result.scenario().symptom()));
        }
        if (!result.scenario().sources().isEmpty()) {
            text.append(row("sources", String.join("; ", result.scenario().sources())));
        }
        return text.toString();
    }

    /** One line: what came of it, its name, how long it took. */
    public String line(RunResult result) {
        String word = String.format(Locale.ROOT, "%-7s ", word(result));
        String time = seconds(result.duration());
        int room = Math.max(20, Math.min(columns(), 100) - word.length() - time.length() - 2);
        String name = result.scenario().name();
        String shown = name.length() > room ? name.substring(0, room - 3) + "..." : name;
        return painted(result, word) + shown + " ".repeat(room - shown.length() + 2) + paint.faint(time) + "\n";
    }

    /** The last line, of several. */
    public String summary(List<RunResult> results, Duration duration) {
        long failed = results.stream()
                .filter(result -> result.outcome() == Outcome.FAILED)
                .count();
        long unable = results.stream()
                .filter(result -> result.outcome() == Outcome.ENVIRONMENT)
                .count();
        long passed = results.size() - failed - unable;
        String text = passed + " passed" + (failed > 0 ? ", " + failed + " failed" : "")
                + (unable > 0 ? ", " + unable + " could not be run" : "") + " in " + seconds(duration);
        return (failed + unable > 0 ? paint.bad(text) : paint.good(text)) + "\n";
    }

    private int columns() {
        return Math.min(terminal.columns(), WIDEST);
    }

    private String row(String name, String text) {
        return Paragraph.wrap("  " + String.format(Locale.ROOT, "%-10s", name), INDENT, text, columns());
    }

    private String failure(Failure failure) {
        String place = failure.file() + (failure.line() > 0 ? ":" + failure.line() : "");
        StringBuilder text = new StringBuilder();
        text.append(row("at", place));
        text.append(row("expected", failure.expected()));
        text.append(row("got", failure.got()));
        if (!failure.nearest().isEmpty()) {
            text.append(row("nearest", failure.nearest()));
        }
        return text.toString();
    }

    private String program(CommandResult command, boolean passed) {
        String exit = command.exit().isPresent()
                ? "ended with exit " + command.exit().getAsInt()
                : "was killed: its time was over";
        StringBuilder text = new StringBuilder(row("program", exit));
        if (!passed) {
            command.output()
                    .lines()
                    .forEach(line ->
                            text.append(INDENT).append("| ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static String mailbox(List<StoredMessage> messages) {
        long encrypted =
                messages.stream().filter(message -> message.tls().isPresent()).count();
        long clear = messages.size() - encrypted;
        if (messages.isEmpty()) {
            return "empty";
        }
        String over = encrypted > 0 ? encrypted + " over TLS" : "";
        String inClear = clear > 0 ? clear + " in clear" : "";
        return messages.size()
                + (messages.size() == 1 ? " message, " : " messages, ")
                + over
                + (encrypted > 0 && clear > 0 ? ", " : "")
                + inClear;
    }

    private static String word(RunResult result) {
        return switch (result.outcome()) {
            case PASSED -> "passed";
            case FAILED -> "FAILED";
            case ENVIRONMENT -> "NOT RUN";
        };
    }

    private String painted(RunResult result, String text) {
        return result.passed() ? paint.good(text) : paint.bad(text);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
