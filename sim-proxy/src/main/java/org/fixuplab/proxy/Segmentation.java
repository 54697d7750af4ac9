package org.fixuplab.proxy;

import java.time.Duration;

/** What counts as one segment: what the inspector judges at once, and what leaves in one write. Immutable. */
public sealed interface Segmentation {

    /** One read is one segment. */
    Segmentation READ = new ByRead();

    record ByRead() implements Segmentation {}

    /**
     * Octets of one direction are gathered until {@code octets} are there, or the sender was idle for {@code gather}; the grid starts anew
     * after each idle gap.
     *
     * @param octets the maximum segment size, at least 1
     */
    record ByMss(int octets, Duration gather) implements Segmentation {
        public ByMss {
            if (octets < 1) {
                throw new IllegalArgumentException("an mss is at least 1 octet, not " + octets);
            }
        }
    }
}
