package org.fixuplab.mta;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a client's next octets are, if they are no commands: a payload, a chunk. Confined to its session. */
final class Inbound {

    private record Expected(Intake intake, Runnable then) {}

    private @Nullable Expected expected;

    /** The next octets are for this intake; when it has read its end, this happens. */
    void expect(Intake intake, Runnable then) {
        expected = new Expected(intake, then);
    }

    /** Whether the next octets are no commands. */
    boolean expects() {
        return expected != null;
    }

    /** Hands octets to the intake that expects them; false if it wants more than there are. */
    boolean read(ByteBuffer in) {
        Expected current = expected;
        if (current == null) {
            throw new IllegalStateException("The next octets are commands");
        }
        if (!current.intake().read(in)) {
            return false;
        }
        expected = null;
        current.then().run();
        return true;
    }
}
