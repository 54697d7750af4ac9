package org.fixuplab.firmware;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a behaviour, or a device of certain versions, shows in what people paste: a line of a log, a bounce, a sentence. Immutable.
 *
 * @param behaviour the id of the behaviour it points to; null if it points to versions
 * @param kind whose line it is
 * @param pattern what the line holds, in any case
 * @param weight how much it tells, from 1 to 10: 1 if it may have any other cause, 4 if hardly
 * @param note what it says, a clause for people
 * @param ask what to ask whoever pasted it; empty if nothing
 * @param versions the versions that it points to; empty if it points to all that have the behaviour
 */
public record Sign(
        @Nullable String behaviour,
        Kind kind,
        Pattern pattern,
        int weight,
        String note,
        String ask,
        List<Interval> versions) {

    /** Whose line it is. */
    public enum Kind {
        /** The device's own log. */
        SYSLOG,
        /** A line of the device's configuration, or of what it prints. */
        DEVICE,
        POSTFIX,
        EXIM,
        SENDMAIL,
        EXCHANGE,
        /** Any other MTA's log. */
        MTA,
        BOUNCE,
        /** A sentence of whoever describes it. */
        PROSE
    }

    public Sign {
        versions = List.copyOf(versions);
    }
}
