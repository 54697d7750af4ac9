package org.fixuplab.app.command;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixuplab.app.eventfile.EventFile;
import org.fixuplab.app.output.Outbox;
import org.fixuplab.app.syslog.SyslogSender;
import org.fixuplab.app.syslog.SyslogSettings;
import org.fixuplab.lab.journal.EventStream;
import org.fixuplab.lab.journal.LabEvent;

/** What a lab's events are written and sent to. Opened before the lab, and closed after it, so that its last words get there. */
final class Outlets implements AutoCloseable {

    private Optional<Outbox<LabEvent>> file = Optional.empty();
    private Optional<SyslogSender> syslog = Optional.empty();
    private final Deque<Runnable> endings = new ArrayDeque<>();

    void writeTo(Path name, long full, int keep, Consumer<String> notes) {
        Outbox<LabEvent> opened = EventFile.open(name, full, keep, notes);
        file = Optional.of(opened);
        endings.add(opened::close);
    }

    void sendTo(SyslogSettings settings, Consumer<String> notes) {
        SyslogSender started = SyslogSender.start(settings, notes);
        syslog = Optional.of(started);
        endings.add(started::close);
    }

    /** From the lab's first event on. */
    Outlets attach(EventStream events) {
        file.ifPresent(it -> endings.addFirst(events.subscribe(0, it::add)));
        syslog.ifPresent(it -> endings.addFirst(events.subscribe(0, it::accept)));
        return this;
    }

    /** The meters are there with or without an outlet, and 0 without. */
    void bindTo(MeterRegistry registry) {
        FunctionCounter.builder(
                        "fixuplab.events.dropped",
                        this,
                        it -> it.file.map(Outbox::leftOut).orElse(0L))
                .description("Events that are missing in the event file")
                .register(registry);
        FunctionCounter.builder(
                        "fixuplab.syslog.sent",
                        this,
                        it -> it.syslog.map(SyslogSender::sent).orElse(0L))
                .description("Lines of the device's log given to the network")
                .register(registry);
        FunctionCounter.builder(
                        "fixuplab.syslog.dropped",
                        this,
                        it -> it.syslog.map(SyslogSender::leftOut).orElse(0L))
                .description("Lines of the device's log that were not sent")
                .register(registry);
    }

    /** Writes and sends what waits, for a second each at most. */
    @Override
    public void close() {
        endings.forEach(Runnable::run);
        endings.clear();
    }
}
