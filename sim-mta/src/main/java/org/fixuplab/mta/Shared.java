package org.fixuplab.mta;

import io.netty.handler.ssl.SslContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What all sessions of one MTA share: what it is like, which may be changed for those that begin from then on, and what it counts and keeps,
 * which goes on. Safe for any thread.
 */
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
    final AtomicLong sessions;
    final LongAdder commands;
    final LongAdder badCommands;
    final LongAdder handshakes;
    final LongAdder failedHandshakes;
    final LongAdder faults;
    private final AtomicLong lastId;
    private final AtomicLong lastChallenge;

    Shared(MtaSettings settings, MtaWatcher watcher) {
        this.settings = settings;
        this.watcher = watcher;
        this.mailbox = new Mailbox(settings.bounds());
        this.tls = TlsServer.of(settings);
        this.script = new FaultScript(settings.faults());
        this.speech = new Speech(settings.persona(), tls.isPresent());
        this.sessions = new AtomicLong();
        this.commands = new LongAdder();
        this.badCommands = new LongAdder();
        this.handshakes = new LongAdder();
        this.failedHandshakes = new LongAdder();
        this.faults = new LongAdder();
        this.lastId = new AtomicLong();
        this.lastChallenge = new AtomicLong();
    }

    private Shared(MtaSettings settings, Shared before) {
        this.settings = settings;
        this.watcher = before.watcher;
        this.mailbox = before.mailbox;
        this.tls = TlsServer.of(settings);
        this.script =
                settings.faults().equals(before.settings.faults()) ? before.script : new FaultScript(settings.faults());
        this.speech = new Speech(settings.persona(), tls.isPresent());
        this.sessions = before.sessions;
        this.commands = before.commands;
        this.badCommands = before.badCommands;
        this.handshakes = before.handshakes;
        this.failedHandshakes = before.failedHandshakes;
        this.faults = before.faults;
        this.lastId = before.lastId;
        this.lastChallenge = before.lastChallenge;
    }

    /**
     * The same MTA with other settings. Faults that are the same go on counting, also if others were put in their place.
     *
     * @throws IllegalArgumentException if a supplied certificate cannot be used, or TLS comes first and there is no certificate
     */
    Shared with(MtaSettings changed) {
        return checked(new Shared(changed, this));
    }

    static Shared checked(Shared shared) {
        if (shared.settings.implicitTls() && shared.tls.isEmpty()) {
            throw new IllegalArgumentException(
                    "TLS comes first, and there is no certificate: name one, or leave out implicit TLS");
        }
        return shared;
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
