package org.fixuplab.config;

/** What fixup and mailhost lines have said so far. Confined to its {@link Reading}. */
final class Fixups {

    private Ports ports = Ports.SMTP;
    private boolean said;
    private int mailhosts;

    void add(Ports more) {
        said = true;
        ports = ports.with(more);
    }

    void remove(Ports fewer) {
        said = true;
        ports = ports.without(fewer);
    }

    /** Back to the one port that devices have by default. */
    void reset() {
        said = true;
        ports = Ports.SMTP;
    }

    void addMailhost() {
        mailhosts++;
    }

    void removeMailhost() {
        mailhosts = Math.max(0, mailhosts - 1);
    }

    /** Whether any line speaks of SMTP. */
    boolean said() {
        return said || mailhosts > 0;
    }

    boolean hasMailhost() {
        return mailhosts > 0;
    }

    Ports ports() {
        return ports;
    }
}
