package org.fixuplab.firmware;

import java.util.List;

/**
 * Why we believe something. Immutable.
 *
 * @param sources public sources, by title
 * @param note what a reader should know about them, such as a contradiction; empty if nothing
 */
public record Evidence(Confidence confidence, List<String> sources, String note) {

    public Evidence {
        sources = List.copyOf(sources);
    }
}
