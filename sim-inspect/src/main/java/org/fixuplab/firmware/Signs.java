package org.fixuplab.firmware;

import java.util.List;
import java.util.Map;

/**
 * What the catalogue knows for recognition. Immutable.
 *
 * @param probes what provokes a behaviour, by its id
 */
record Signs(List<Sign> signs, List<LookAlike> lookAlikes, Map<String, List<String>> probes) {

    Signs {
        signs = List.copyOf(signs);
        probes = Map.copyOf(probes);
        lookAlikes = List.copyOf(lookAlikes);
    }
}
