package org.fixuplab.lab.journal;

/**
 * How much of its sessions a lab keeps. Immutable.
 *
 * @param sessions at most so many; the oldest is dropped first, and counted
 * @param octets at most so many of all sessions together, about
 * @param sessionOctets at most so many of one session; of what comes later only the number is kept
 */
public record JournalBounds(int sessions, long octets, int sessionOctets) {

    /** 1,000 sessions, 64 MiB in all, 64 KiB of each. */
    public static final JournalBounds DEFAULT = new JournalBounds(1_000, 64L << 20, 64 << 10);

    /** @throws IllegalArgumentException a bound is below 1 */
    public JournalBounds {
        if (sessions < 1 || octets < 1 || sessionOctets < 1) {
            throw new IllegalArgumentException("each bound of the journal is 1 or more");
        }
    }
}
