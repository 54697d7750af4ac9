package org.fixuplab.app.command;

import org.fixuplab.app.settings.HostPort;
import picocli.CommandLine.Option;

/** Where HTTP is served, if it is. */
final class HttpOptions {

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            description = "Where /metrics, /livez and /readyz are served. Default: 127.0.0.1:8525.")
    private HostPort http = new HostPort("", 0);

    @Option(names = "--no-http", description = "Serve no HTTP.")
    private boolean none;

    HostPort address() {
        return http;
    }

    boolean wanted() {
        return !none;
    }
}
