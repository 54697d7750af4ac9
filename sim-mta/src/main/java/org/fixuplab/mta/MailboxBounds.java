package org.fixuplab.mta;

/**
 * What a test MTA keeps at most. Immutable.
 *
 * @param messages the mailbox holds at most so many, the oldest leaves first
 * @param octets the mailbox holds at most so many octets of messages, the oldest leaves first
 * @param messageOctets a longer message is refused, whatever the persona's SIZE says
 */
public record MailboxBounds(int messages, long octets, long messageOctets) {

    private static final long MEBIBYTE = 1024 * 1024;

    /** 1,000 messages and 128 MiB in all, 32 MiB each. */
    public static final MailboxBounds DEFAULT = new MailboxBounds(1_000, 128 * MEBIBYTE, 32 * MEBIBYTE);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException for a bound below 1 or beyond memory
     */
    public MailboxBounds {
        if (messages < 1 || octets < 1 || messageOctets < 1) {
            throw new IllegalArgumentException("The mailbox must hold at least one message of one octet.");
        }
        if (messageOctets > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("A message of more than 1 GiB does not fit into memory.");
        }
    }
}
