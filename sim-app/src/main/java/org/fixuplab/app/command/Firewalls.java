package org.fixuplab.app.command;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.proxy.Firewall;
import org.fixuplab.proxy.FirewallSettings;
import org.fixuplab.proxy.observe.SessionObserver;

/** Starts and stops a firewall in a person's terms. */
final class Firewalls {

    private Firewalls() {}

    /** @throws Refusal if the address cannot be had; the sentence names it and the option */
    static Firewall start(FirewallSettings settings, SessionObserver.Factory observers) {
        try {
            return Firewall.start(settings, observers);
        } catch (UncheckedIOException taken) {
            throw Refusal.environment(
                    taken.getMessage() + " (--listen HOST:PORT chooses another; port 0 is any free one)");
        }
    }

    static void stop(Firewall firewall, Duration drain, Printer printer) {
        int sessions = firewall.activeSessions();
        if (sessions > 0) {
            printer.note("stopping: " + sessions + (sessions == 1 ? " session has " : " sessions have ")
                    + drain.toMillis() + " ms to finish");
        }
        if (!firewall.stop(drain)) {
            printer.note("stopped: what was left was reset");
        }
    }
}
