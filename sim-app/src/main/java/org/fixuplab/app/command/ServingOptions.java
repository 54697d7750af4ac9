package org.fixuplab.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command that listens tells where, and how it stops. */
final class ServingOptions {

    @Option(
            names = "--port-file",
            paramLabel = "FILE",
            description = "Write 'NAME HOST:PORT', a line a listener, once all listen.")
    private @Nullable Path portFile;

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            description = "What sessions get to finish after SIGTERM or SIGINT. Default: 2s.")
    private Duration drain = Duration.ZERO;

    Optional<Path> portFile() {
        return Optional.ofNullable(portFile);
    }

    Duration drain() {
        return drain;
    }
}
