package org.fixuplab.mta;

import java.time.Duration;

/** What faults ask of a connection, beyond what a dialogue does. Confined to the connection's event loop. */
interface RawWire extends Wire {

    /** Sends what was written, then FIN, and under TLS no close_notify; what still comes is thrown away. */
    void fin();

    /** Sends what was written, then RST. */
    void reset();

    /** Sends what was written and reads nothing more for so long; then does this, and goes on with what came meanwhile. */
    void pause(Duration time, Runnable then);
}
