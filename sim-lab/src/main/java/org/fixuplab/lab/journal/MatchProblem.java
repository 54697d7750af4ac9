package org.fixuplab.lab.journal;

/**
 * Something in a match that cannot be asked. Immutable.
 *
 * @param key as it was written; empty if it is about the whole
 * @param message what is wrong, without a full stop
 * @param remedy what to write instead, without a full stop
 * @param unknownBehaviour whether it names a behaviour that no firmware has
 */
public record MatchProblem(String key, String message, String remedy, boolean unknownBehaviour) {

    @Override
    public String toString() {
        return message + "; " + remedy;
    }
}
