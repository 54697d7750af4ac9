package org.fixuplab.mta;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * What one session does wrong on purpose. It stands between the dialogue and its connection: the dialogue asks before it answers, and a
 * fault that strikes answers in its place, or changes the octets of the answer on their way. Confined to its connection's event loop.
 *
 * <p>A fault whose reply says yes changes the words only, and the command has its effect. Any other act comes in place of the effect.
 */
final class SessionFaults implements Wire {

    /** What a server says to a ClientHello that takes it for a command. */
    private static final byte[] CLEAR_TEXT = Octets.octets("500 5.5.1 Command unrecognized\r\n");

    private static final byte[] NO_REPLY = Octets.octets("\u0000\u00ff\u00fe no reply\r\n");

    /** After a reply of this code the server closes (RFC 5321, 3.8). */
    private static final String CLOSING = "421";

    private final FaultScript script;
    private final RawWire wire;
    private final Consumer<Fault> played;

    /** What waits for the end of a delay. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private boolean paused;
    private boolean over;

    /** The message that comes in was answered before its end. */
    private boolean answered;

    private UnaryOperator<byte[]> change = UnaryOperator.identity();
    private @Nullable ByteArrayOutputStream kept;
    private @Nullable Runnable atClientHello;
    private Optional<FaultAct.Inject> injected = Optional.empty();

    /** @param played told of each fault that strikes */
    SessionFaults(FaultScript script, RawWire wire, Consumer<Fault> played) {
        this.script = script;
        this.wire = wire;
        this.played = played;
    }

    /** Whether a delay is under way: nothing is read, and what was read stays for later. */
    boolean isPaused() {
        return paused;
    }

    /** Whether a fault ended the session, or struck it dumb. What still comes is thrown away. */
    boolean isOver() {
        return over;
    }

    /** Does what the session would do at this stage, or what a fault does instead. */
    void at(FaultStage stage, Envelope envelope, Runnable usual) {
        at(stage, envelope, usual, SessionFaults::nothing);
    }

    /** The same, where something must be done even if a fault comes in place of the usual. */
    private void at(FaultStage stage, Envelope envelope, Runnable usual, Runnable instead) {
        script.at(stage, envelope).ifPresentOrElse(fault -> strike(fault, usual, instead), usual);
    }

    /** Does what the session would do at the end of a message. One that was answered before is dropped without a word. */
    void atDot(Envelope envelope, Runnable usual, Runnable drop) {
        unlessAnswered(() -> at(FaultStage.DOT, envelope, usual, drop), drop);
    }

    /** Does what the session would do at the end of a chunk, unless its message was answered before. */
    void unlessAnswered(Runnable usual, Runnable drop) {
        whenFree(() -> {
            boolean wasAnswered = answered;
            answered = false;
            (wasAnswered ? drop : usual).run();
        });
    }

    /** The same intake, with the faults that strike within a message. */
    Intake within(Intake intake, MessageOctets message, Supplier<Envelope> envelope) {
        return script.isEmpty() ? intake : new FaultyBody(intake, message, octets -> body(octets, envelope));
    }

    /** One by one, as if each octet had come alone: a fault may end the session before the next one's place. */
    private void body(FaultyBody.Octets octets, Supplier<Envelope> envelope) {
        script.places()
                .filter(place -> place > octets.before() && place <= octets.now())
                .forEach(place -> whenFree(() -> inBody(place, envelope.get())));
    }

    private void inBody(long place, Envelope envelope) {
        if (!answered) {
            script.inBody(place, envelope)
                    .ifPresent(fault -> strike(fault, SessionFaults::nothing, SessionFaults::nothing));
        }
    }

    /** Does what begins the handshake, or what a fault does to the ClientHello. */
    void atHandshake(Runnable usual) {
        script.at(FaultStage.HANDSHAKE, Envelope.UNKNOWN).ifPresentOrElse(fault -> spoilHandshake(fault, usual), usual);
    }

    private void spoilHandshake(Fault fault, Runnable usual) {
        if (fault.act() instanceof FaultAct.Inject inject) {
            injected = Optional.of(inject);
            strike(fault, usual, SessionFaults::nothing);
        } else if (fault.act() instanceof FaultAct.Usual) {
            strike(fault, usual, SessionFaults::nothing);
        } else {
            atClientHello = () -> strike(fault, usual, SessionFaults::nothing);
        }
    }

    /** TLS is there. */
    void handshakeDone() {
        injected.ifPresent(inject -> write(inject.octets()));
    }

    /** Whether what was received is not for the session: a fault waited for it, or it is over. */
    boolean takes() {
        Runnable then = atClientHello;
        if (then == null) {
            return over;
        }
        atClientHello = null;
        then.run();
        return true;
    }

    private void strike(Fault fault, Runnable usual, Runnable instead) {
        played.accept(fault);
        Runnable act = fault.after() ? afterEffect(fault, usual) : () -> act(fault, usual, instead);
        if (fault.delay().isZero()) {
            act.run();
        } else {
            pause(fault.delay(), act);
        }
    }

    /** Lets the command have its effect at once, and keeps its reply back. */
    private Runnable afterEffect(Fault fault, Runnable usual) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        kept = said;
        usual.run();
        kept = null;
        return () -> act(fault, () -> write(said.toByteArray()), SessionFaults::nothing);
    }

    private void act(Fault fault, Runnable usual, Runnable instead) {
        FaultAct act = fault.act();
        byte[] appended = Octets.octets(fault.append());
        if (act instanceof FaultAct.Usual || act instanceof FaultAct.Inject) {
            say(usual, octets -> joined(octets, appended));
        } else if (act instanceof FaultAct.Reply reply && fault.stage().isYes(reply.code())) {
            say(usual, octets -> joined(reply.octets(), appended));
        } else if (act instanceof FaultAct.Reply reply) {
            instead.run();
            answer(fault, joined(reply.octets(), appended));
            if (reply.code().equals(CLOSING)) {
                over = true;
                wire.end();
            }
        } else if (act instanceof FaultAct.Garbage) {
            instead.run();
            boolean handshake = fault.stage() == FaultStage.HANDSHAKE;
            answer(fault, handshake ? CLEAR_TEXT : NO_REPLY);
            over = handshake;
        } else if (act instanceof FaultAct.Fin) {
            over = true;
            wire.fin();
        } else if (act instanceof FaultAct.Reset) {
            over = true;
            wire.reset();
        } else {
            over = true; // Silence.
        }
    }

    private void answer(Fault fault, byte[] octets) {
        answered = fault.stage() == FaultStage.BODY;
        wire.write(octets);
    }

    /** Does something, and changes the next octets that it says. */
    private void say(Runnable usual, UnaryOperator<byte[]> changed) {
        change = changed;
        usual.run();
        change = UnaryOperator.identity();
    }

    private void pause(Duration delay, Runnable then) {
        paused = true;
        wire.pause(delay, () -> {
            paused = false;
            then.run();
            while (!paused && !waiting.isEmpty()) {
                whenFree(waiting.remove());
            }
        });
    }

    private void whenFree(Runnable then) {
        if (paused) {
            waiting.add(then);
        } else if (!over) {
            then.run();
        }
    }

    @Override
    public void write(byte[] octets) {
        if (kept == null) {
            wire.write(changed(octets));
        } else {
            kept.writeBytes(octets);
        }
    }

    @Override
    public void startTls(byte[] octets) {
        wire.startTls(changed(octets));
    }

    @Override
    public void end() {
        wire.end();
    }

    private byte[] changed(byte[] octets) {
        byte[] changed = change.apply(octets);
        change = UnaryOperator.identity();
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    private static void nothing() {
        // The act has no effect to come in place of.
    }
}
