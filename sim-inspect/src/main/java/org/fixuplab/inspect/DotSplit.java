package org.fixuplab.inspect;

/**
 * CSCds90792: {@code CRLF . CRLF} that is broken into separate packets is rejected; the server waits for the end of the message for ever.
 *
 * <p>A {@code .CRLF} that begins a segment, after one that ended with CRLF, is seen: a mail server's way around the bug, which sends it
 * so, works. What counts as broken beyond that is a model.
 */
final class DotSplit implements DotRule {

    static final String ID = "dot-split";

    private static final int DOT_CRLF = 3;
    private static final int CRLF_DOT_CRLF = 5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean sees(int octets) {
        return octets == DOT_CRLF || octets >= CRLF_DOT_CRLF;
    }
}
