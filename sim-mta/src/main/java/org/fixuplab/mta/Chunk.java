package org.fixuplab.mta;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The argument of BDAT: how many octets follow, and whether they are the last. */
record Chunk(long octets, boolean last) {

    private static final Pattern ARGUMENT = Pattern.compile("([0-9]{1,18})([ \t]+LAST)?", Pattern.CASE_INSENSITIVE);

    static Optional<Chunk> parse(String argument) {
        Matcher matcher = ARGUMENT.matcher(argument);
        return matcher.matches()
                ? Optional.of(new Chunk(Long.parseLong(matcher.group(1)), matcher.group(2) != null))
                : Optional.empty();
    }
}
