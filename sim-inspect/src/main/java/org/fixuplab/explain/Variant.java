package org.fixuplab.explain;

import java.util.Map;

/**
 * What is not as the versions have it by default. Immutable.
 *
 * @param name for people; empty if nothing
 * @param config lines of the device's own language that set it so; empty if overrides do
 * @param overrides behaviours switched on, of which a source says that these versions had them: by id, what a scenario file writes
 *     after {@code enabled = on}
 * @param cost what it takes off the score: fewer devices are so
 */
record Variant(String name, String config, Map<String, String> overrides, double cost) {

    static final Variant NONE = new Variant("", "", Map.of(), 0);

    Variant {
        overrides = Map.copyOf(overrides);
    }

    boolean isDefault() {
        return name.isEmpty();
    }
}
