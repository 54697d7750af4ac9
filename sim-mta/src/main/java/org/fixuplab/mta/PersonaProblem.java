package org.fixuplab.mta;

import java.util.Optional;

/**
 * One thing that is wrong with a persona's text.
 *
 * @param origin where it stands as the configuration library says it: file and line where known
 * @param file empty if the text did not come from a file
 * @param line 1 or more; -1 if not known
 * @param key the key's path
 * @param message one sentence or two: what is wrong and what to write instead; without the origin
 */
public record PersonaProblem(String origin, Optional<String> file, int line, String key, String message) {

    @Override
    public String toString() {
        return origin + ": " + message;
    }
}
