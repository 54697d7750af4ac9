package org.fixuplab.inspect;

/**
 * {@code incomplete-discard}: what a segment holds of a command line that does not end there with CRLF never reaches the server.
 *
 * <p>Source: one sentence of the vendor's guides, and a client whose commands ended with LF alone. Captures contradict it: a telnet client
 * that sends one character at a time is seen to have each of them overwritten and passed on.
 */
final class IncompleteDiscard implements DiscardRule {

    static final String ID = "incomplete-discard";

    @Override
    public String id() {
        return ID;
    }
}
