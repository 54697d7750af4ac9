package org.fixuplab.firmware;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something else that stands between client and server and is taken for these firewalls. Immutable.
 *
 * @param name for people
 * @param patterns all of them are found, each in some line, if it is that
 * @param evidence who says so
 */
public record LookAlike(String name, List<Pattern> patterns, Evidence evidence) {

    public LookAlike {
        patterns = List.copyOf(patterns);
    }
}
