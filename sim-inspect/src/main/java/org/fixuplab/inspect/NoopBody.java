package org.fixuplab.inspect;

/**
 * CSCdk46673, PIX 4.2(2): after a NOOP the firewall takes a message for commands, and the words at the beginning of its lines become X. How
 * much of a line does is a model; messages that lacked their To field and others with long strings of X were seen.
 */
final class NoopBody implements PayloadRule {

    static final String ID = "noop-body";

    private final boolean lines;

    NoopBody(Settings settings) {
        lines = settings.word("extent").equals("line");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean overwritesLines() {
        return lines;
    }
}
