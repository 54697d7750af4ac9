package org.fixuplab.app.command;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.proxy.observe.AlterationLines;
import org.fixuplab.proxy.observe.SyslogLines;

/** Starts a lab in a person's terms. */
final class Labs {

    private Labs() {}

    /** The settings of a lab that tells all it does, and all that the device logs of it. */
    static LabSettings told(LabSettings settings, Consumer<String> lines) {
        SyslogLines syslog = new SyslogLines(settings.policy(), settings.device(), InstantSource.system());
        return settings.withObserver(new AlterationLines(lines)).withObserver(syslog.to(lines));
    }

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
