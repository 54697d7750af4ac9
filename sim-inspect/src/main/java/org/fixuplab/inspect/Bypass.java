package org.fixuplab.inspect;

import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;
import org.jspecify.annotations.Nullable;

/**
 * The firewall's belief that a payload has begun, held from a complete DATA line up to a terminator, whatever the server says: see
 * {@link BypassRule}. Confined to its session.
 */
final class Bypass {

    private final @Nullable BypassRule rule;
    private final EventSink events;

    private boolean open;
    private boolean told;

    /** The offset of a verb that passed for it; -1 if none did. */
    private long used = -1;

    Bypass(@Nullable BypassRule rule, EventSink events) {
        this.rule = rule;
        this.events = events;
    }

    /** A DATA's line is complete. */
    void dataSent() {
        told &= open;
        used = -1;
        open = rule != null;
    }

    /** The octets that end a payload, if there is one, are through. */
    void close() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    /** A verb at this offset passed that would not have. */
    void used(long offset) {
        if (used < 0) {
            used = offset;
        }
    }

    /** The server has refused the DATA: what passed was no part of a message. Told once. */
    void dataRefused() {
        if (rule != null && used >= 0 && !told) {
            told = true;
            events.accept(new Event.Matched(
                    rule.id(), Direction.FROM_CLIENT, used, "a command after a refused DATA", Action.LOG, false, 0));
        }
    }
}
