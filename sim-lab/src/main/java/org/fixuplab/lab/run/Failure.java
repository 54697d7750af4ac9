package org.fixuplab.lab.run;

/**
 * Something that was not as the scenario says. Immutable.
 *
 * @param file the scenario file
 * @param line where the expectation stands; 0 if it is not known
 * @param expected what the scenario says: {@code S: 250 XXXXXXXA}, {@code mailbox.count = 0}
 * @param got what there was instead
 * @param nearest what comes nearest to it, or why it did not happen; may be empty
 */
public record Failure(String file, int line, String expected, String got, String nearest) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": expected " + expected + ", got " + got
                + (nearest.isEmpty() ? "" : "; " + nearest);
    }
}
