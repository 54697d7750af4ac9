package org.fixuplab.proxy;

import java.nio.ByteBuffer;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.inspect.InspectionRules;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.proxy.observe.SessionObserver;

/**
 * Follows a session that nobody inspects, and alters nothing: who keeps its octets must know which of them are credentials, and learns of
 * commands, messages and TLS by the way. Confined to the session's event loop.
 */
final class Onlooker {

    private static final InspectionRules NO_RULES = InspectionRules.of(List.of());

    private final Inspector inspector;

    Onlooker(SessionObserver observer) {
        inspector = NO_RULES.inspector(event -> {
            // That replies are no longer altered is no news where none ever was.
            if (!(event instanceof Event.OutOfSync)) {
                observer.accept(event);
            }
        });
    }

    /** Looks at a segment before it is shown. */
    void look(Direction from, byte[] segment) {
        inspector.judge(from, ByteBuffer.wrap(segment));
    }
}
