package org.fixuplab.inspect;

import org.fixuplab.event.EventSink;
import org.fixuplab.smtp.EndOfData;
import org.jspecify.annotations.Nullable;

/**
 * The last DATA sent, as long as it has no reply: a 354 may be on its way, so that what is judged as commands may be payload to the server.
 * Confined to its session.
 */
final class PendingData {

    private static final long NONE = -1;

    private final Bypass bypass;
    private final EndOfData end = new EndOfData(false);

    private boolean waits;
    private long number;

    /** The number of the first command behind a message that was over before its 354. */
    private long behindMessage = NONE;

    PendingData(@Nullable BypassRule rule, EventSink events) {
        bypass = new Bypass(rule, events);
    }

    /** A DATA is sent, and has this number. */
    void sent(long itsNumber) {
        waits = true;
        number = itsNumber;
        behindMessage = NONE;
        end.start();
        bypass.dataSent();
    }

    /** Where the payload ends. */
    EndOfData end() {
        return end;
    }

    /** Whether it has no reply yet. */
    boolean waits() {
        return waits;
    }

    /** The reply is a 354. */
    void accepted() {
        waits = false;
    }

    /** The command of this number has its final reply; {@code before} if a 354 came before it. */
    void answered(long itsNumber, boolean before) {
        if (itsNumber == number) {
            waits = false;
            if (!before) {
                bypass.dataRefused();
            }
        }
    }

    /** Whether commands pass unjudged, because the firewall believes that a payload has begun. */
    boolean unjudged() {
        return bypass.isOpen();
    }

    /** A verb at this offset passed that would not have. Told once, and only when the server has refused the DATA. */
    void bypassUsed(long offset) {
        bypass.used(offset);
        if (!waits) {
            bypass.dataRefused();
        }
    }

    /** Whether octets that are judged as commands may be payload. */
    boolean mayBePayload() {
        return waits || bypass.isOpen();
    }

    /** The octets that end a payload, if there is one, are through; the next command has this number. */
    void ended(long next) {
        bypass.close();
        if (waits && behindMessage == NONE) {
            behindMessage = next;
        }
    }

    /** Whether the message was over before its 354. */
    boolean isOver() {
        return behindMessage != NONE;
    }

    /** The number of the first command that is none of its message; {@code next} if all so far are. */
    long behindMessage(long next) {
        return isOver() ? behindMessage : next;
    }
}
