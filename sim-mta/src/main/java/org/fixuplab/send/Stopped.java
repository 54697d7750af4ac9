package org.fixuplab.send;

/** A dialogue cannot go on. Carries no stack trace: it is the server's or the network's doing. */
final class Stopped extends Exception {

    private static final long serialVersionUID = 1L;

    private final SenderKey on;
    private final Stage stage;
    private final transient Reply reply;
    private final boolean lost;

    private Stopped(SenderKey on, Stage stage, Reply reply, boolean lost) {
        super(on.path(), null, false, false);
        this.on = on;
        this.stage = stage;
        this.reply = reply;
        this.lost = lost;
    }

    /** By a reply. */
    static Stopped by(Reply reply, SenderKey on, Stage stage) {
        return new Stopped(on, stage, reply, false);
    }

    /** With the connection. */
    static Stopped lost(SenderKey on, Stage stage) {
        return new Stopped(on, stage, Reply.NONE, true);
    }

    /** What decides about it. */
    SenderKey on() {
        return on;
    }

    Stage stage() {
        return stage;
    }

    /** The last one, if that is why; else {@link Reply#NONE}. */
    Reply reply() {
        return reply;
    }

    /** Whether nothing more can be said on the connection. */
    boolean isLost() {
        return lost;
    }
}
