package org.fixuplab.lab.play;

import java.util.List;
import java.util.Optional;

/**
 * What came of a play. Immutable.
 *
 * @param miss the step that went otherwise, and ended the play
 * @param uttered the lines that were said and heard, in order
 */
public record PlayResult(Optional<Miss> miss, List<Utterance> uttered) {

    public PlayResult {
        uttered = List.copyOf(uttered);
    }

    /**
     * A step that went otherwise than written. Immutable.
     *
     * @param got what came instead, ready to be shown
     * @param nearest what comes nearest to it, ready to be shown; may be empty
     */
    public record Miss(Step step, String expected, String got, String nearest) {}

    /**
     * One line, without its line end. Immutable.
     *
     * @param step a {@link Step.Send} or {@link Step.Hear}
     */
    public record Utterance(Step step, String line) {}
}
