package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Problem;

/** Reads firewall and MTA as scenarios have them, out of data that is no scenario. */
public final class LabReader {

    private LabReader() {}

    /**
     * The lab of {@code firewall} and {@code mta}, resolved, with the same keys below them as in a scenario file.
     *
     * @param file what problems name
     * @throws ScenarioException with every problem; a scenario's other keys are read by nobody, and so are none
     */
    public static LabSettings read(String file, ConfigObject keys) throws ScenarioException {
        List<Problem> problems = new ArrayList<>();
        SourceText source = new SourceText();
        Entries entries = new Entries(file, keys, source, problems);
        new ScenarioReader(Path.of(file), source, problems, false).judgeKeys("", keys);
        LabSettings lab = new MtaReader(entries, Path.of(".")).read(new FirewallReader(entries).read());
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return lab;
    }
}
