package org.fixuplab.lab.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.LabSettings;

/**
 * One case of a scenario file, with nothing left to look up. Immutable.
 *
 * @param file as the person named it
 * @param caseName empty if the file has no cases
 * @param title the file's name, if none was written
 * @param symptom what a person sees; may be empty
 * @param lab ports are free ones
 * @param quiet the expectations are judged once nothing has happened for so long
 */
public record Scenario(
        Path file,
        Optional<String> caseName,
        String title,
        String symptom,
        List<String> sources,
        LabSettings lab,
        Client client,
        Expectations expect,
        Duration quiet) {

    public Scenario {
        sources = List.copyOf(sources);
    }

    /** What the firewall does to SMTP. */
    public InspectionPolicy policy() {
        return lab.policy();
    }

    /** The file's name without its ending, and the case: {@code dkim-dropped-before-7.2.3 / dropped}. */
    public String name() {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(".conf") ? name.substring(0, name.length() - ".conf".length()) : name;
        return caseName.map(it -> stem + " / " + it).orElse(stem);
    }

    /** The folder in which commands run and files are looked for. */
    public Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    Scenario withTitle(String value) {
        return new Scenario(file, caseName, value, symptom, sources, lab, client, expect, quiet);
    }

    public Scenario withLab(LabSettings value) {
        return new Scenario(file, caseName, title, symptom, sources, value, client, expect, quiet);
    }
}
