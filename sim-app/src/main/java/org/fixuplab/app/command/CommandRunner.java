package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Parses one command's words and runs it. */
public final class CommandRunner {

    private static final List<String> HELP = List.of("-h", "--help");

    private CommandRunner() {}

    /**
     * Runs to the end.
     *
     * @return the process's exit code
     * @throws Refusal for what the person can change
     */
    public static int run(Subcommand which, List<String> words, Surroundings around) throws Exception {
        if (!words.isEmpty() && HELP.contains(words.get(0))) {
            return usage(which, around);
        }
        Settings settings = Settings.read(conf(words), around.environment());
        Command command = which.make();
        if (parse(which, command, words, settings).isUsageHelpRequested()) {
            return usage(which, around);
        }
        Terminal terminal = command.output().applyTo(around.terminal());
        try (Printer printer = new Printer(
                around.out(), around.err(), terminal, command.output().quiet())) {
            return command.run(
                    printer,
                    new CommandContext(
                            around.environment(),
                            settings,
                            Settings.candidates(conf(words), around.environment()),
                            around.shutdown(),
                            () -> again(which, words, around)));
        }
    }

    private static CommandContext.Rereading again(Subcommand which, List<String> words, Surroundings around) {
        Settings settings = Settings.read(conf(words), around.environment());
        Command command = which.make();
        parse(which, command, words, settings);
        return new CommandContext.Rereading(command, settings);
    }

    /** Fills in the command's options. */
    static ParseResult parse(Subcommand which, Command command, List<String> words, Settings settings) {
        CommandLine line = CommandLines.of(which, command, Optional.of(settings));
        try {
            return line.parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException wrong) {
            if (wrong.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal(
                    ExitCode.USAGE,
                    List.of(
                            CommandLines.sentence(wrong),
                            "usage: " + CommandLines.shortUsage(line),
                            "try: fixuplab " + which.text() + " --help"));
        }
    }

    private static int usage(Subcommand which, Surroundings around) {
        CommandLine line = CommandLines.of(which, which.make(), Optional.empty());
        around.out().print(UsageText.of(line, around.terminal()));
        return ExitCode.OK.code();
    }

    /** The configuration file is needed before the other options can be judged: it holds their defaults. */
    private static Optional<Path> conf(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--conf=")) {
                return Optional.of(Path.of(word.substring("--conf=".length())));
            }
            if (word.equals("--conf") && i + 1 < words.size()) {
                return Optional.of(Path.of(words.get(i + 1)));
            }
        }
        return Optional.empty();
    }
}
