package org.fixuplab.explain;

/**
 * A line that speaks for a candidate, or against it. Immutable.
 *
 * @param line its number in the paste, from 1
 * @param quote what it says
 * @param behaviour the id of the behaviour that explains it, or that it contradicts; empty if the device or its version is named
 * @param weight above 0 if it speaks for the candidate, below if against
 * @param reason a clause for people
 * @param told somebody says so; no session, log or configuration shows it
 */
public record Finding(int line, String quote, String behaviour, double weight, String reason, boolean told) {

    Finding(int line, String quote, String behaviour, double weight, String reason) {
        this(line, quote, behaviour, weight, reason, false);
    }

    boolean isFor() {
        return weight > 0;
    }
}
