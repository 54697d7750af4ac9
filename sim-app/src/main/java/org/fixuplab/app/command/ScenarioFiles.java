package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;

/** Scenario files as a person names them: files, and folders for all the .conf in them. */
final class ScenarioFiles {

    private ScenarioFiles() {}

    /** Every file meant; a folder stands for its .conf files, by name. */
    static List<Path> expand(List<Path> named) {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                files.addAll(inFolder(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> inFolder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".conf"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw Refusal.usage("the folder " + folder + " holds no .conf file");
            }
            return files;
        } catch (IOException unreadable) {
            throw Refusal.usage("the folder " + folder + " cannot be read: " + Reason.of(unreadable));
        }
    }

    /** The one case of a file that a command can serve. */
    static Scenario forServing(Path file) {
        try {
            List<Scenario> cases = ScenarioFile.readForServing(file).cases();
            return cases.get(0);
        } catch (ScenarioException wrong) {
            throw new Refusal(
                    ExitCode.USAGE,
                    wrong.problems().stream().map(Problem::toString).toList());
        }
    }
}
