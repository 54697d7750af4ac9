package org.fixuplab.app.command;

import org.fixuplab.app.http.HttpSettings;
import org.fixuplab.app.settings.HostPort;
import picocli.CommandLine.Option;

/** Where HTTP is served, if it is. */
final class HttpOptions {

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            description = "Where the lab is controlled, and its meters are. Default: 127.0.0.1:8525.")
    private HostPort http = new HostPort("", 0);

    @Option(names = "--no-http", description = "Serve no HTTP.")
    private boolean none;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "What requests must bring as a bearer token. Needed beyond loopback.")
    private String token = "";

    /** @throws Refusal beyond loopback without a token, or with one that no header can hold */
    HttpSettings settings() {
        return HttpTokens.settings(http, token);
    }

    boolean wanted() {
        return !none;
    }
}
