package org.fixuplab.app.command;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.proxy.Firewall;
import org.fixuplab.proxy.FirewallSettings;
import org.fixuplab.proxy.TransparencyException;
import org.fixuplab.proxy.observe.SessionObserver;

/** Starts and stops a firewall in a person's terms. */
final class Firewalls {

    private Firewalls() {}

    /** @throws Refusal if the address cannot be had; the sentence names it and the option */
    static Firewall start(FirewallSettings settings, SessionObserver.Factory observers) {
        return started(() -> Firewall.start(settings, observers));
    }

    /** One within a lab, before a server of one's own. */
    static Lab start(LabSettings settings) {
        return started(() -> Lab.start(settings));
    }

    private static <T> T started(Supplier<T> start) {
        try {
            return start.get();
        } catch (TransparencyException impossible) {
            throw Refusal.environment("--transparent " + impossible.getMessage());
        } catch (UncheckedIOException taken) {
            throw Refusal.environment(
                    taken.getMessage() + " (--listen HOST:PORT chooses another; port 0 is any free one)");
        }
    }

    static void stop(Firewall firewall, Duration drain, Printer printer) {
        stop(firewall.activeSessions(), firewall::stop, drain, printer);
    }

    static void stop(Lab lab, Duration drain, Printer printer) {
        stop(lab.sessions().active(), lab::stop, drain, printer);
    }

    private static void stop(int sessions, ToIntFunction<Duration> stop, Duration drain, Printer printer) {
        if (sessions > 0) {
            printer.note("stopping: " + sessions + (sessions == 1 ? " session has " : " sessions have ")
                    + drain.toMillis() + " ms to finish");
        }
        int reset = stop.applyAsInt(drain);
        if (reset > 0) {
            printer.note("stopped: " + reset + (reset == 1 ? " session was" : " sessions were")
                    + " not finished, and reset");
        }
    }
}
