package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;

/**
 * Whether a sender looks at certificates: one mail to a server whose certificate nobody can trust tells. Found out when first asked, once.
 * Safe for any thread.
 */
final class Verification {

    private final FutureTask<Boolean> refuses;

    /** @param settings a firewall that lets TLS pass */
    Verification(Bench bench, Sender sender, LabSettings settings) {
        refuses = new FutureTask<>(() -> !bench.trialOfTrust(sender, settings).arrivedOverTls());
    }

    /** Whether the mail did not come, or not over TLS. */
    boolean refusesStrangers() throws MissingProgramException, IOException, InterruptedException {
        refuses.run();
        try {
            return refuses.get();
        } catch (ExecutionException e) {
            throw Causes.of(e);
        }
    }
}
