package org.fixuplab.mta;

import io.netty.handler.ssl.SslContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** What all sessions of one MTA share. Safe for any thread. */
final class Shared {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss", Locale.ROOT);
    static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss", Locale.ROOT);

    final MtaSettings settings;
    final Mailbox mailbox;
    final Optional<Supplier<SslContext>> tls;

    final MtaWatcher watcher;

    /** What it does is confined to the event loop, of which there is one; sessions that begin take the one that is here then. */
    volatile FaultScript script;

    final Speech speech;
    final AtomicLong sessions = new AtomicLong();
    final LongAdder commands = new LongAdder();
    final LongAdder badCommands = new LongAdder();
    final LongAdder handshakes = new LongAdder();
    final LongAdder failedHandshakes = new LongAdder();
    final LongAdder faults = new LongAdder();
    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong lastChallenge = new AtomicLong();

    Shared(MtaSettings settings, MtaWatcher watcher) {
        this.settings = settings;
        this.watcher = watcher;
        this.mailbox = new Mailbox(settings.bounds());
        this.tls = TlsServer.of(settings);
        this.script = new FaultScript(settings.faults());
        this.speech = new Speech(settings.persona(), tls.isPresent());
    }

    void faults(Faults faults) {
        script = new FaultScript(faults);
    }

    Faults faultsNow() {
        return script.faults();
    }

    long nextSession() {
        return sessions.incrementAndGet();
    }

    long nextId() {
        return lastId.incrementAndGet();
    }

    /** A challenge that never comes again, of the form that RFC 2195 gives it. */
    String challenge() {
        long seconds = settings.clock().instant().getEpochSecond();
        return "<" + lastChallenge.incrementAndGet() + "." + seconds + "@" + settings.hostname() + ">";
    }

    /** A number as the persona writes its queue identifiers. */
    String queueId(long id) {
        Persona persona = settings.persona();
        String digits = Long.toString(id, persona.number(PersonaKey.ID_RADIX)).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, persona.number(PersonaKey.ID_DIGITS) - digits.length())) + digits;
    }

    /** The time, in UTC. */
    String now(DateTimeFormatter format) {
        return format.format(settings.clock().instant().atOffset(ZoneOffset.UTC));
    }

    MtaCounters counters() {
        return new MtaCounters(
                sessions.get(),
                commands.sum(),
                badCommands.sum(),
                mailbox.accepted(),
                handshakes.sum(),
                failedHandshakes.sum(),
                faults.sum());
    }
}
