package org.fixuplab.inspect;

import java.util.stream.Stream;

/** A name that a rule watches, and how often one message has shown it. Confined to its session. */
final class WatchedName {

    private final HeaderRule rule;
    private final String name;
    private int count;

    private WatchedName(HeaderRule rule, String name) {
        this.rule = rule;
        this.name = name;
    }

    static Stream<WatchedName> of(HeaderRule rule) {
        return rule.names().stream().map(name -> new WatchedName(rule, name));
    }

    HeaderRule rule() {
        return rule;
    }

    String name() {
        return name;
    }

    void clear() {
        count = 0;
    }

    /** Counts one more; true if this is the second. */
    boolean seenTwice() {
        count++;
        return count == 2;
    }
}
