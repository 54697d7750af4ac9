package org.fixuplab.firmware;

import java.util.List;
import java.util.Map;

/**
 * Versions in which a behaviour is at work unless told otherwise. Immutable.
 *
 * @param values parameter values that differ from the parameters' defaults there
 * @param evidence why these versions, and why these values
 */
public record Range(Interval interval, Map<String, List<String>> values, Evidence evidence) {

    public Range {
        values = Map.copyOf(values);
    }
}
