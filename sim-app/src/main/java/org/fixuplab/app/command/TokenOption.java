package org.fixuplab.app.command;

import java.util.Optional;
import org.fixuplab.app.http.HttpSettings;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.HostPort;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may control the lab. A token stands in no configuration file, because everybody reads those. */
final class TokenOption {

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "What requests must bring as a bearer token; needed beyond loopback. "
                    + "FIXUPLAB_TOKEN keeps it out of the list of processes.")
    private @Nullable String token;

    HttpSettings settings(HostPort listen, CommandContext context) {
        return settings(listen, token, context);
    }

    /**
     * Where HTTP is served, and to whom.
     *
     * @param token null: what the environment has, if it has one
     * @throws Refusal beyond loopback without a token, or with one that no header can hold
     */
    static HttpSettings settings(HostPort listen, @Nullable String token, CommandContext context) {
        try {
            return new HttpSettings(listen.resolve(), given(token, context));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(
                    wrong.getMessage() + " (--token T or FIXUPLAB_TOKEN; --http 127.0.0.1:PORT needs none)");
        }
    }

    /** What the option says, else the environment. */
    static Optional<String> given(@Nullable String token, CommandContext context) {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(context.environment().get("FIXUPLAB_TOKEN")))
                .filter(text -> !text.isEmpty());
    }
}
