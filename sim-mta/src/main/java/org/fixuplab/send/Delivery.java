package org.fixuplab.send;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.send.Decision.Act;

/** The attempts of one sender at one message. Confined to the sender's thread. */
final class Delivery {

    private final SendSettings settings;
    private final SenderPersona persona;
    private final SenderClock clock;

    /** A server whose TLS is broken, and which the persona remembers for that. */
    private boolean remembered;

    Delivery(SendSettings settings, SenderClock clock) {
        this.settings = settings;
        this.persona = settings.persona();
        this.clock = clock;
    }

    Duration age() {
        return settings.queued().plus(clock.elapsed());
    }

    /** Makes one attempt, over as many connections as the persona allows itself. */
    Attempt attempt() {
        Duration begun = age();
        boolean mayTls = !remembered;
        int connections = 0;
        while (true) {
            Tried tried = connect(mayTls);
            // One that nobody accepted is none.
            connections +=
                    tried.stopped.filter(it -> it.on() == SenderKey.UNREACHABLE).isPresent() ? 0 : 1;
            if (tried.stopped.isEmpty()) {
                Verdict verdict = tried.tls.isPresent() ? Verdict.TLS : Verdict.CLEAR;
                return attempt(begun, verdict, OptionalInt.of(0), "", tried.tls, connections);
            }
            Stopped stopped = tried.stopped.get();
            Decision decision = persona.decision(stopped.on());
            if (mayTls && inClear(decision.act(), tried.tls.isPresent() && stopped.isLost(), begun)) {
                mayTls = false;
                continue;
            }
            remembered |= decision.act() == Act.CLEAR_NEXT;
            return attempt(
                    begun,
                    verdict(decision.act(), stopped.reply()),
                    decision.exit(),
                    words(decision, stopped),
                    tried.tls,
                    connections);
        }
    }

    /** What came of one connection. */
    private record Tried(Optional<Stopped> stopped, Optional<TlsUse> tls) {}

    private Tried connect(boolean mayTls) {
        Duration timeout = persona.time(SenderKey.TIMEOUT_CONNECT);
        try (ServerConnection server = ServerConnection.open(settings.server(), clock, settings.cutting(), timeout)) {
            Dialogue dialogue = new Dialogue(settings, clock, server, mayTls, age());
            Optional<Stopped> stopped = Optional.empty();
            try {
                dialogue.run();
            } catch (Stopped e) {
                stopped = Optional.of(e);
            }
            if (stopped.filter(it -> persona.decision(it.on()).act() == Act.HANG)
                    .isPresent()) {
                clock.sleep(settings.limit(), Duration.ZERO);
            } else if (stopped.isEmpty() || !stopped.get().isLost()) {
                dialogue.quit();
            }
            return new Tried(stopped, dialogue.tls());
        } catch (ConnectionLost e) {
            return new Tried(Optional.of(Stopped.lost(SenderKey.UNREACHABLE, Stage.CONNECT)), Optional.empty());
        }
    }

    /** Whether a new connection, without TLS, follows at once. */
    private boolean inClear(Act act, boolean lostUnderTls, Duration begun) {
        boolean hopeful = act == Act.CLEAR_WHEN_OLD || (lostUnderTls && persona.flag(SenderKey.CLEAR_AFTER_LOSS));
        return act == Act.CLEAR_NOW || (hopeful && oldEnough(begun));
    }

    /** A message has the age with which the attempt began: time lost in a handshake makes it no older. */
    private boolean oldEnough(Duration begun) {
        return begun.compareTo(persona.time(SenderKey.CLEAR_AGE)) >= 0
                && (settings.login().isEmpty() || persona.flag(SenderKey.CLEAR_WITH_LOGIN));
    }

    private Verdict verdict(Act act, Reply reply) {
        if (!persona.hasQueue()) {
            return act == Act.HANG ? Verdict.HUNG : Verdict.FAILED;
        }
        return switch (act) {
            case HANG -> Verdict.HUNG;
            case BOUNCE -> Verdict.BOUNCED;
            case FAIL -> Verdict.FAILED;
            case BY_CODE -> reply.kind() == 5 ? Verdict.BOUNCED : Verdict.DEFERRED;
            case UNLESS_4XX -> reply.kind() == 4 ? Verdict.DEFERRED : Verdict.BOUNCED;
            case GO, HELO, CLEAR, CLEAR_NOW, CLEAR_WHEN_OLD, CLEAR_NEXT, DEFER -> Verdict.DEFERRED;
        };
    }

    private Attempt attempt(
            Duration begun, Verdict verdict, OptionalInt exit, String words, Optional<TlsUse> tls, int connections) {
        return new Attempt(begun, verdict, persona.hasQueue() ? OptionalInt.empty() : exit, words, tls, connections);
    }

    private String words(Decision decision, Stopped stopped) {
        String text = decision.words().isEmpty() ? unworded(stopped) : decision.words();
        return Placeholder.fill(text, placeholder -> value(placeholder, stopped));
    }

    private static String unworded(Stopped stopped) {
        return stopped.reply().lines().isEmpty() ? stopped.on().path() + " while {doing}" : "{reply}";
    }

    private String value(Placeholder placeholder, Stopped stopped) {
        InetSocketAddress server = settings.server();
        return switch (placeholder) {
            case HOST -> server.getHostString();
            case IP -> server.isUnresolved() ? "unknown" : server.getAddress().getHostAddress();
            case PORT -> Integer.toString(server.getPort());
            case REPLY -> stopped.reply().text();
            case CODE -> Integer.toString(stopped.reply().code());
            case DSN -> stopped.reply().dsn();
            case COMMAND -> stopped.stage().command();
            case DOING -> stopped.stage().doing();
        };
    }
}
