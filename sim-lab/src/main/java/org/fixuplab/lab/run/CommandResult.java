package org.fixuplab.lab.run;

import java.util.OptionalInt;

/**
 * What became of a client's program. Immutable.
 *
 * @param exit empty if it was killed, its time being over
 * @param output what it wrote to stdout and stderr, in order; of a long output, beginning and end
 */
public record CommandResult(OptionalInt exit, String output) {}
