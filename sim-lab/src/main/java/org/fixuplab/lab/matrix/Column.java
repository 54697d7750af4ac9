package org.fixuplab.lab.matrix;

import java.util.List;
import org.fixuplab.lab.LabSettings;

/**
 * One firewall, or one fault. Immutable.
 *
 * @param id {@code asa-8.2.5} or {@code TLS-04a}
 * @param title what it is, in a few words
 * @param settings the lab of its cells; its ports are any free ones
 * @param sources where the case is from
 */
public record Column(String id, String title, LabSettings settings, List<String> sources) {

    public Column {
        sources = List.copyOf(sources);
    }
}
