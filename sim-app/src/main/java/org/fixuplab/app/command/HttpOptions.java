package org.fixuplab.app.command;

import org.fixuplab.app.http.HttpSettings;
import org.fixuplab.app.settings.HostPort;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private TokenOption token = new TokenOption();

    /** @throws org.fixuplab.app.process.Refusal if it may not be served so */
    HttpSettings settings(CommandContext context) {
        return token.settings(http, context);
    }

    boolean wanted() {
        return !none;
    }
}
