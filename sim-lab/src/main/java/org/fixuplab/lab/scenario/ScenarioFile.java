package org.fixuplab.lab.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One scenario file. Immutable. */
public final class ScenarioFile {

    private final Path path;
    private final List<Scenario> cases;

    ScenarioFile(Path path, List<Scenario> cases) {
        this.path = path;
        this.cases = List.copyOf(cases);
    }

    /**
     * Reads a file and all its cases.
     *
     * @throws ScenarioException if anything is wrong with the file, or it cannot be read
     */
    public static ScenarioFile read(Path path) throws ScenarioException {
        return new ScenarioFileReading(path, true).read();
    }

    /** As {@link #read}, for who needs no more than firewall and MTA: client and expectations may be absent. */
    public static ScenarioFile readForServing(Path path) throws ScenarioException {
        return new ScenarioFileReading(path, false).read();
    }

    /** All files that a scenario file is made of: itself, and what it includes, whether they are there or not. */
    public static Set<Path> filesOf(Path path) {
        return Includes.of(path);
    }

    /** As the person named it. */
    public Path path() {
        return path;
    }

    /** The cases, in the file's order; one without a name if the file has no cases. */
    public List<Scenario> cases() {
        return cases;
    }
}
