package org.fixuplab.app.command;

import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.proxy.observe.AlterationLines;

/** Starts a lab in a person's terms. */
final class Labs {

    private Labs() {}

    /** The settings of a lab that tells all it does. */
    static LabSettings told(LabSettings settings, Consumer<String> lines) {
        return settings.withObserver(new AlterationLines(lines));
    }

    /** Has a lab tell all that its devices log: each in its own words, also once those are others. */
    static void tellLog(Lab lab, Consumer<String> lines) {
        lab.events().subscribe(0, event -> {
            if (event.kind() == EventKind.LOG_LINE) {
                lines.accept(String.valueOf(event.values().get("text")));
            }
        });
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
