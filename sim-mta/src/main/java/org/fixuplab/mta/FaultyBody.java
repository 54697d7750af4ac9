package org.fixuplab.mta;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A message on its way in, with somebody who is told how far it is. Confined to its session. */
final class FaultyBody implements Intake {

    /** Octets of the message that had come when this was last told, and that have come now. */
    record Octets(long before, long now) {}

    private final Intake intake;
    private final MessageOctets message;
    private final Consumer<Octets> told;

    FaultyBody(Intake intake, MessageOctets message, Consumer<Octets> told) {
        this.intake = intake;
        this.message = message;
        this.told = told;
    }

    @Override
    public boolean read(ByteBuffer in) {
        long before = message.received();
        boolean ended = intake.read(in);
        told.accept(new Octets(before, message.received()));
        return ended;
    }
}
