package org.fixuplab.app;

import java.util.List;
import java.util.Optional;
import org.fixuplab.app.command.CommandRunner;
import org.fixuplab.app.command.Subcommand;
import org.fixuplab.app.command.Surroundings;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.process.Version;
import org.fixuplab.words.NearestWord;

/** The command line as a function: words in, an exit code out. Faults end here. */
public final class Fixuplab {

    private Fixuplab() {}

    /** Never throws. */
    public static int run(List<String> words, Surroundings around) {
        try {
            return dispatch(words, around);
        } catch (Refusal refusal) {
            // A sentence may go on in lines of its own: what a file says, and a caret below it.
            refusal.sentences().forEach(sentence -> around.err().println("fixuplab: " + sentence));
            return refusal.exitCode().code();
        } catch (Throwable fault) {
            CrashReport.write(fault, words, around.err());
            return ExitCode.CRASH.code();
        } finally {
            around.out().flush();
            around.err().flush();
        }
    }

    private static int dispatch(List<String> words, Surroundings around) throws Exception {
        if (words.isEmpty()) {
            return say(around, Help.text(around.terminal().columns()));
        }
        switch (words.get(0)) {
            case "-h", "--help" -> {
                return say(around, Help.text(around.terminal().columns()));
            }
            case "help" -> {
                return help(words.subList(1, words.size()), around);
            }
            case "-V", "--version", "version" -> {
                return say(around, "fixuplab " + Version.text() + "\n");
            }
            default -> {
                return command(words, around);
            }
        }
    }

    private static int help(List<String> words, Surroundings around) throws Exception {
        if (words.isEmpty()) {
            return say(around, Help.text(around.terminal().columns()));
        }
        Subcommand command = find(words);
        return CommandRunner.run(command, List.of("--help"), around);
    }

    private static int command(List<String> words, Surroundings around) throws Exception {
        Subcommand command = find(words);
        return CommandRunner.run(command, words.subList(command.words().size(), words.size()), around);
    }

    private static Subcommand find(List<String> words) {
        Optional<Subcommand> command = Subcommand.of(words);
        return command.orElseThrow(() -> unknown(words));
    }

    private static Refusal unknown(List<String> words) {
        String first = words.get(0);
        if (first.startsWith("-")) {
            return Refusal.usage("options stand after the command: fixuplab COMMAND " + first
                    + "; fixuplab --help lists the commands");
        }
        Optional<String> group = Subcommand.inGroup(first);
        if (group.isPresent()) {
            return Refusal.usage("fixuplab " + first + " wants one of: " + group.get());
        }
        return Refusal.usage("there is no command '" + first + "'" + NearestWord.hint(first, Subcommand.firstWords())
                + "; fixuplab --help lists the commands");
    }

    private static int say(Surroundings around, String text) {
        around.out().print(text);
        around.out().flush();
        return ExitCode.OK.code();
    }
}
