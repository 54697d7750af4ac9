package org.fixuplab.app.command;

import java.io.UncheckedIOException;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;

/** Starts a lab in a person's terms. */
final class Labs {

    private Labs() {}

    /** @throws Refusal if an address cannot be had; the sentence names it */
    static Lab start(LabSettings settings) {
        try {
            return Lab.start(settings);
        } catch (UncheckedIOException taken) {
            throw Refusal.environment(
                    taken.getMessage() + " (--listen and --mta-listen choose others; port 0 is any free one)");
        }
    }
}
