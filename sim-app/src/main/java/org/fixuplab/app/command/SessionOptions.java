package org.fixuplab.app.command;

import java.time.Duration;
import org.fixuplab.app.settings.SessionBound;
import picocli.CommandLine.Option;

/** What holds for every session of the firewall that a command starts. */
final class SessionOptions {

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            description = "A session in which nothing moves for so long is closed. Default: 600s.")
    private Duration idleTimeout = Duration.ZERO;

    @Option(
            names = "--max-sessions",
            paramLabel = "N",
            description =
                    "Sessions at a time; a client beyond them is refused. Default: auto, as many as the file descriptors allow.")
    private SessionBound most = SessionBound.AUTO;

    @Option(
            names = "--proxy-protocol-in",
            fallbackValue = "true",
            description =
                    "Each client must begin with a header of the PROXY protocol, version 1 or 2, as HAProxy sends it.")
    private boolean readsHeader;

    Duration idleTimeout() {
        return idleTimeout;
    }

    /** How many there may be at a time, each with so many sockets. */
    int most(int sockets) {
        return most.count(sockets);
    }

    /** Whether a client says first who it is. */
    boolean readsHeader() {
        return readsHeader;
    }
}
