package org.fixuplab.app.command;

import org.fixuplab.app.client.LabAddress;
import org.fixuplab.app.client.LabClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running lab is meant. */
final class LabOptions {

    @Option(names = "--url", paramLabel = "URL", description = "The running lab. Default: http://127.0.0.1:8525.")
    private String url = "";

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "What the lab was given as --token. FIXUPLAB_TOKEN keeps it out of the list of processes.")
    private @Nullable String token;

    /** @throws org.fixuplab.app.process.Refusal if the address is none */
    LabClient client(CommandContext context) {
        return new LabClient(LabAddress.of(url, TokenOption.given(token, context)));
    }
}
