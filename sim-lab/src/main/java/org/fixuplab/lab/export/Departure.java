package org.fixuplab.lab.export;

import java.util.OptionalLong;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Recording;

/**
 * Who was the first to leave a session, and how. Immutable.
 *
 * @param reset whether with RST
 * @param clientReset whether the client got RST
 * @param halfAt the offset in the server's stream at which the client had closed, if the server still spoke
 */
record Departure(Who who, boolean reset, boolean clientReset, OptionalLong halfAt) {

    enum Who {
        CLIENT,
        SERVER,
        FIREWALL,
        NOBODY
    }

    static Departure of(Recording recording) {
        Who who = Who.NOBODY;
        boolean reset = false;
        boolean clientReset = false;
        long fromServer = 0;
        OptionalLong closedAt = OptionalLong.empty();
        OptionalLong halfAt = OptionalLong.empty();
        for (Entry entry : recording.entries()) {
            if (entry instanceof Entry.Signalled signalled) {
                boolean client = signalled.leg() == Direction.FROM_CLIENT;
                clientReset |= client && signalled.signal() == LegSignal.RESET;
                if (client && signalled.signal() == LegSignal.PEER_FIN) {
                    closedAt = OptionalLong.of(fromServer);
                }
                if (who == Who.NOBODY) {
                    who = leaver(signalled);
                    reset = signalled.signal() == LegSignal.PEER_RESET || signalled.signal() == LegSignal.RESET;
                }
            } else if (entry instanceof Entry.Segment segment && segment.from() == Direction.FROM_SERVER) {
                halfAt = halfAt.isPresent() ? halfAt : closedAt;
                fromServer = segment.offset() + segment.before().length;
            }
        }
        return new Departure(who, reset, clientReset, halfAt);
    }

    private static Who leaver(Entry.Signalled signalled) {
        return switch (signalled.signal()) {
            case PEER_FIN, PEER_RESET -> signalled.leg() == Direction.FROM_CLIENT ? Who.CLIENT : Who.SERVER;
            case FIN, RESET -> Who.FIREWALL;
            case CONNECTED, REFUSED, UNREACHABLE -> Who.NOBODY;
        };
    }

    /** Whether the client had closed when the server said this. */
    boolean isHalf(long offset) {
        return halfAt.isPresent() && offset >= halfAt.getAsLong();
    }

    /** Whether the server had said goodbye: it leaves then by itself. */
    boolean afterLastWords(Answers answers) {
        int count = answers.list().size();
        return count > 0
                && (answers.list().get(count - 1).to() == Question.QUIT
                        || answers.list().get(count - 1).reply().get(0).startsWith("421"));
    }
}
