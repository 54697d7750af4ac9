package org.fixuplab.inspect;

/** A number that grows while a header is read, and the limits it may exceed. Confined to its session. */
final class HeaderCounter {

    private final HeaderLimit[] limits;
    private final Matches matches;
    private long count;

    HeaderCounter(HeaderLimit[] limits, Matches matches) {
        this.limits = limits;
        this.matches = matches;
    }

    void begin() {
        count = 0;
    }

    /** The number has grown; {@code offset} is that of the octet by which it is known. */
    void is(long grown, long offset) {
        for (HeaderLimit limit : limits) {
            if (!limit.negated() && count <= limit.limit() && grown > limit.limit()) {
                matches.add(limit.consequence(), offset);
            }
        }
        count = grown;
    }

    void addOne(long offset) {
        is(count + 1, offset);
    }

    /** The header is over. */
    void end(long offset) {
        for (HeaderLimit limit : limits) {
            if (limit.negated() && count <= limit.limit()) {
                matches.add(limit.consequence(), offset);
            }
        }
    }
}
