package org.fixuplab.firmware;

import java.util.List;
import java.util.Map;

/**
 * One class of an ESMTP map: {@code match header line length gt 998} and what follows. Immutable.
 *
 * @param behaviour the id of a behaviour that may be such a class
 * @param values of its parameters; those not given have their standard value
 */
public record MapClass(String behaviour, Map<String, List<String>> values) {

    public MapClass {
        values = Map.copyOf(values);
    }
}
