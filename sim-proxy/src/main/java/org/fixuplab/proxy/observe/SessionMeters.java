package org.fixuplab.proxy.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.smtp.Verb;

/**
 * The meters of sessions, resolved once: an event costs an addition, no lookup by name. Every series is there from the start, at 0, and none
 * is added: no tag ever holds text from the wire. Thread-safe.
 *
 * <ul>
 *   <li>{@code fixuplab.sessions}: sessions that ended, by {@code outcome} (see {@link Outcome})
 *   <li>{@code fixuplab.sessions.active}, {@code fixuplab.session.duration}, the latter with a histogram
 *   <li>{@code fixuplab.sessions.refused}: clients that got RST in place of a session, by {@code reason} of {@link RefusedClients.Reason}
 *   <li>{@code fixuplab.commands}: complete commands, by {@code verb} as the client sent it and {@code action} (passed, masked)
 *   <li>{@code fixuplab.alterations}: by {@code behaviour} of the catalogue
 *   <li>{@code fixuplab.bytes}: octets by {@code leg} (client, server) and {@code direction}: {@code in} is read from that leg's peer,
 *       {@code out} goes on to it; what a firewall that ended a session throws away counts only as {@code in}
 *   <li>{@code fixuplab.inspect.time}: one segment in {@value SessionObserver#TIMED_EVERY}, with a histogram
 *   <li>{@code fixuplab.build.info}: 1, tagged with the version
 * </ul>
 */
public final class SessionMeters implements SessionObserver.Factory {

    /** How a session ended, for a meter. */
    enum Outcome {
        /** Both peers closed in order. */
        FIN,
        /** One peer got, or sent, RST. */
        RESET,
        /** The firewall stopped answering. */
        SILENCE,
        /** The upstream could not be connected. */
        NO_UPSTREAM;

        static Outcome of(SessionEnd end) {
            if (end.server() == Ending.OPEN) {
                return NO_UPSTREAM;
            } else if (end.client() == Ending.SILENCE || end.server() == Ending.SILENCE) {
                return SILENCE;
            } else if (end.client() == Ending.RESET || end.server() == Ending.RESET) {
                return RESET;
            }
            return FIN;
        }

        String tag() {
            return switch (this) {
                case FIN -> "fin";
                case RESET -> "reset";
                case SILENCE -> "silence";
                case NO_UPSTREAM -> "no-upstream";
            };
        }
    }

    /** From a session that is refused to one that idles until it is ended. */
    private static final Duration[] DURATIONS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10)
    };

    /** A short segment takes some microseconds, a long one a few hundred. */
    private static final Duration[] INSPECTIONS = {
        Duration.ofNanos(1_000),
        Duration.ofNanos(10_000),
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100)
    };

    /** Should the engine ever name a behaviour that the catalogue does not have. */
    private static final String UNKNOWN = "unknown";

    private final MeterRegistry registry;
    private final AtomicInteger active = new AtomicInteger();
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Map<RefusedClients.Reason, Counter> refused = new EnumMap<>(RefusedClients.Reason.class);
    private final Map<Verb, Counter> passed = new EnumMap<>(Verb.class);
    private final Map<Verb, Counter> masked = new EnumMap<>(Verb.class);
    private final Map<String, Counter> alterations = new HashMap<>();
    private final Counter fromClient;
    private final Counter toServer;
    private final Counter fromServer;
    private final Counter toClient;
    private final Timer duration;
    private final Timer inspection;

    public SessionMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, counter("fixuplab.sessions", "Sessions that ended", "outcome", outcome.tag()));
        }
        for (RefusedClients.Reason reason : RefusedClients.Reason.values()) {
            refused.put(
                    reason,
                    counter("fixuplab.sessions.refused", "Clients that got no session", "reason", reason.word()));
        }
        for (Verb verb : Verb.values()) {
            passed.put(verb, commands(verb, "passed"));
            masked.put(verb, commands(verb, "masked"));
        }
        Catalogue.load()
                .behaviours()
                .forEach(behaviour -> alterations.put(behaviour.id(), alterations(behaviour.id())));
        alterations.put(UNKNOWN, alterations(UNKNOWN));
        fromClient = octets("client", "in");
        toClient = octets("client", "out");
        fromServer = octets("server", "in");
        toServer = octets("server", "out");
        duration = Timer.builder("fixuplab.session.duration")
                .description("From accepted to both sockets closed")
                .serviceLevelObjectives(DURATIONS)
                .register(registry);
        inspection = Timer.builder("fixuplab.inspect.time")
                .description("What judging one segment takes, of a sample")
                .serviceLevelObjectives(INSPECTIONS)
                .register(registry);
        Gauge.builder("fixuplab.sessions.active", active, AtomicInteger::get)
                .description("Sessions that are open")
                .register(registry);
        String version =
                Objects.requireNonNullElse(SessionMeters.class.getPackage().getImplementationVersion(), "unknown");
        Gauge.builder("fixuplab.build.info", () -> 1)
                .description("1, tagged with the version")
                .tag("version", version)
                .register(registry);
    }

    private Counter commands(Verb verb, String action) {
        return counter("fixuplab.commands", "Commands of clients", "verb", verb.name(), "action", action);
    }

    private Counter octets(String leg, String direction) {
        return counter("fixuplab.bytes", "Octets, seen from the firewall", "leg", leg, "direction", direction);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    @Override
    public SessionObserver observer() {
        return new Metered();
    }

    @Override
    public void refused(RefusedClients clients) {
        Objects.requireNonNull(refused.get(clients.reason())).increment(clients.count());
    }

    private Counter alterations(String behaviour) {
        return counter("fixuplab.alterations", "Stretches of octets overwritten", "behaviour", behaviour);
    }

    /** Every key has its counter from the start. */
    private static <K> void increment(Map<K, Counter> counters, K key) {
        Objects.requireNonNull(counters.get(key)).increment();
    }

    private final class Metered implements SessionObserver {

        private long opened;

        @Override
        public void opened(SessionInfo session) {
            opened = System.nanoTime();
            active.incrementAndGet();
        }

        @Override
        public void accept(Event event) {
            if (event instanceof Event.Command command) {
                increment(command.masked() ? masked : passed, command.verb());
            } else if (event instanceof Event.Altered altered) {
                increment(alterations, alterations.containsKey(altered.behaviour()) ? altered.behaviour() : UNKNOWN);
            }
        }

        @Override
        public void received(Direction from, int octets) {
            switch (from) {
                case FROM_CLIENT -> fromClient.increment(octets);
                case FROM_SERVER -> fromServer.increment(octets);
            }
        }

        @Override
        public void sent(Direction from, int octets) {
            switch (from) {
                case FROM_CLIENT -> toServer.increment(octets);
                case FROM_SERVER -> toClient.increment(octets);
            }
        }

        @Override
        public void judged(long nanos) {
            inspection.record(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void closed(SessionEnd end) {
            active.decrementAndGet();
            duration.record(System.nanoTime() - opened, TimeUnit.NANOSECONDS);
            increment(outcomes, Outcome.of(end));
        }
    }
}
