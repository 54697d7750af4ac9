package org.fixuplab.app.meters;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.fixuplab.lab.Lab;
import org.fixuplab.mta.Mailbox;

/** Journal, events, firewalls and mailbox of one lab. A lab without a test MTA has an empty mailbox. */
public final class LabMeters implements MeterBinder {

    private final Lab lab;

    public LabMeters(Lab lab) {
        this.lab = lab;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "fixuplab.proxies",
                "Firewalls of the lab",
                it -> it.proxies().all().size());
        gauge(
                registry,
                "fixuplab.journal.sessions",
                "Sessions that the journal keeps",
                it -> it.sessions().kept());
        gauge(
                registry,
                "fixuplab.journal.octets",
                "Octets that the journal keeps, about",
                it -> it.sessions().octets());
        counter(
                registry,
                "fixuplab.journal.dropped",
                "Sessions that the journal dropped for want of room",
                it -> it.sessions().dropped());
        counter(
                registry,
                "fixuplab.events",
                "Events of the lab",
                it -> it.events().last());
        gauge(
                registry,
                "fixuplab.mailbox.messages",
                "Messages that the mailbox keeps",
                it -> mailbox(it, Mailbox::count));
        counter(
                registry,
                "fixuplab.mailbox.accepted",
                "Messages that the test MTA accepted",
                it -> mailbox(it, Mailbox::accepted));
        counter(
                registry,
                "fixuplab.mailbox.dropped",
                "Messages that the mailbox dropped for want of room",
                it -> mailbox(it, Mailbox::dropped));
    }

    private static double mailbox(Lab lab, ToDoubleFunction<Mailbox> value) {
        return lab.mailbox().map(value::applyAsDouble).orElse(0.0);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Lab> value) {
        Gauge.builder(name, lab, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String description, ToDoubleFunction<Lab> value) {
        FunctionCounter.builder(name, lab, value).description(description).register(registry);
    }
}
