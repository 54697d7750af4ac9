package org.fixuplab.config;

import java.util.List;
import java.util.Map;

/**
 * What a class of an ESMTP map matches, and how. Immutable.
 *
 * @param behaviour the id of the behaviour that does it
 * @param values of its parameters, the action's not among them
 */
record EsmtpMatch(String behaviour, Map<String, List<String>> values, boolean negated) {

    EsmtpMatch {
        values = Map.copyOf(values);
    }
}
