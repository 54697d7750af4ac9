package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.LegAct;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionEnd.Cause;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.jspecify.annotations.Nullable;

/**
 * One client's way to the upstream and back: what state it is in, and how it ends.
 *
 * <p>Both legs live on one event loop: what happens on one leg is then a plain call to the other, in the order in which it happened,
 * and nothing here needs a lock. Every entry point asserts that loop.
 */
final class Session {

    private enum State {
        /** The client is accepted, the upstream not yet up, and nothing is read. */
        CONNECTING,
        /** Segments are judged and pass. */
        RELAYING,
        /** By a verdict, a timeout or a fault. What still comes is read and thrown away. */
        ENDED,
        /** Both sockets are gone, and the observer knows. */
        CLOSED
    }

    /** So long a leg that failed has to deliver what its peer said before. */
    private static final Duration LAST_WORDS = Duration.ofMillis(100);

    /** So long a leg that was given FIN has to answer with its own. */
    private static final Duration FIN_WAIT = Duration.ofSeconds(10);

    private final FirewallSettings settings;
    private final SessionObserver observer;
    private final Consumer<Session> whenClosed;
    private final EventLoop loop;
    private final SessionInfo info;
    private final Leg client;
    private final Leg server;
    private final Checkpoint fromClient;
    private final Checkpoint fromServer;

    private final Denials denials;
    private final IdleCheck idleCheck;

    private State state = State.CONNECTING;
    private boolean serverWasUp;
    private Cause cause = Cause.PEERS;
    private @Nullable String reason;

    /** Some of what the firewall said itself may still wait for the client. */
    private boolean answered;

    private @Nullable Future<?> deadline;

    Session(
            SocketChannel client,
            SocketChannel server,
            SessionInfo info,
            FirewallSettings settings,
            Judge judge,
            Consumer<Session> whenClosed) {
        this.settings = settings;
        this.observer = judge.observer();
        this.denials = new Denials(observer);
        this.whenClosed = whenClosed;
        this.loop = client.eventLoop();
        this.idleCheck = new IdleCheck(loop, settings.idleTimeout(), this::idle);
        this.info = info;
        this.client = new Leg(this, Direction.FROM_CLIENT, client);
        this.server = new Leg(this, Direction.FROM_SERVER, server);
        this.fromClient = new Checkpoint(this, judge, observer, this.client, this.server, settings);
        this.fromServer = new Checkpoint(this, judge, observer, this.server, this.client, settings);
        this.fromServer.open();
    }

    /** Tells the observer and connects the upstream. */
    void begin() {
        assert loop.inEventLoop();
        observer.opened(info);
        loop.register(server.channel());
        InetSocketAddress upstream = info.server();
        if (upstream.isUnresolved()) {
            Lookup.of(upstream).thenAcceptAsync(this::connect, loop);
        } else {
            connect(upstream);
        }
    }

    private void connect(InetSocketAddress upstream) {
        assert loop.inEventLoop();
        ChannelFuture connection = settings.placement().transparent()
                ? Inline.connect(server.channel(), client.channel().parent().localAddress(), info.client(), upstream)
                : server.channel().connect(upstream);
        connection.addListener(this::connected);
    }

    private void connected(Future<? super Void> connection) {
        assert loop.inEventLoop();
        if (!connection.isSuccess()) {
            if (state == State.CONNECTING) {
                if (client.hasInputEnded()) {
                    observer.signal(client.from, LegSignal.PEER_FIN);
                }
                observer.signal(server.from, UpstreamFaults.signal(connection.cause()));
                because(Cause.NO_UPSTREAM, UpstreamFaults.sentence(info.server(), connection.cause()));
                state = State.ENDED;
                client.reset();
            }
            server.close();
            server.gone();
            return;
        }
        serverWasUp = true;
        observer.connected(server.channel().localAddress());
        observer.signal(server.from, LegSignal.CONNECTED);
        if (state != State.CONNECTING) {
            // It was given up, and came up all the same: its RST is on the way.
            observer.signal(server.from, LegSignal.RESET);
            server.close();
            return;
        }
        state = State.RELAYING;
        settings.placement().sendsHeader().ifPresent(version -> ProxyHeaders.send(server.channel(), version, info));
        idleCheck.start();
        fromClient.open();
        server.read(true);
        client.read(true);
        if (state == State.RELAYING && client.hasInputEnded()) {
            passEnd(client);
        }
    }

    // What the legs and checkpoints report.

    void read(Leg leg, ByteBuf octets) {
        assert loop.inEventLoop();
        idleCheck.moved();
        observer.received(leg.from, octets.readableBytes());
        switch (state) {
            case CONNECTING, RELAYING -> checkpoint(leg).take(octets);
            case ENDED, CLOSED -> {
                int count = octets.readableBytes();
                octets.release();
                denials.came(leg, SegmentFlags.PSH_ACK, count);
            }
        }
    }

    /** Something happened to a leg's connection, beside octets. */
    void signal(Leg leg, LegSignal signal) {
        observer.signal(leg.from, signal);
    }

    /** Sends what was written; once for all that a burst of reads brought. A leg whose octets wait stops the other: back-pressure. */
    void flush() {
        assert loop.inEventLoop();
        boolean serverKeepsUp = server.flush();
        boolean clientKeepsUp = client.flush();
        if (state == State.RELAYING) {
            if (!serverKeepsUp) {
                client.read(false);
            }
            if (!clientKeepsUp) {
                server.read(false);
                if (answered) {
                    client.read(false);
                }
            }
        }
        answered &= !clientKeepsUp;
    }

    /** The firewall says something itself: a client that does not read it brings no more of it about. */
    void answered() {
        answered = true;
    }

    /** Most of what waited for this leg's peer has left. */
    void drained(Leg leg) {
        assert loop.inEventLoop();
        idleCheck.moved();
        if (state == State.RELAYING) {
            other(leg).read(leg == client || !answered || client.keepsUp());
            if (leg == client && answered) {
                answered = false;
                client.read(server.keepsUp());
            }
        }
    }

    /** The peer sent FIN, or this leg's failure has come to its end. */
    void inputEnded(Leg leg) {
        assert loop.inEventLoop();
        idleCheck.moved();
        if (leg.isBroken()) {
            lost(leg);
            return;
        }
        switch (state) {
            case CONNECTING -> {
                // What it sent before waits for the upstream, and so does this. It is told when its turn has come.
            }
            case RELAYING -> passEnd(leg);
            case ENDED, CLOSED -> {
                if (!leg.isClosing()) {
                    signal(leg, LegSignal.PEER_FIN);
                }
                denials.came(leg, SegmentFlags.FIN_ACK, 0);
                peerLeft(leg);
            }
        }
    }

    private void passEnd(Leg leg) {
        checkpoint(leg).finish();
        flush();
        signal(leg, LegSignal.PEER_FIN);
        if (state == State.RELAYING) {
            other(leg).finish();
            closeIfFinished(leg);
        }
    }

    /** The peer closes after the firewall ended the session. Where the other leg was left in silence, it gets RST now. */
    private void peerLeft(Leg leg) {
        if (leg.isFinishing()) {
            closeIfFinished(leg);
        } else {
            leg.end(Ending.SILENCE);
            leg.close();
        }
        resetIfSilent(other(leg));
    }

    private static void closeIfFinished(Leg leg) {
        if (leg.isFinished()) {
            leg.close();
        }
    }

    private static void resetIfSilent(Leg leg) {
        if (!leg.isFinishing()) {
            leg.reset();
        }
    }

    /** A read or a write failed: the peer sent RST, or is out of reach. */
    void broken(Leg leg) {
        assert loop.inEventLoop();
        if (state != State.ENDED) {
            boolean byClient = leg == client;
            because(
                    byClient ? Cause.CLIENT_RESET : Cause.SERVER_RESET,
                    (byClient ? "the client" : "the server") + " reset the connection");
        }
        denials.came(leg, SegmentFlags.RST, 0);
        if (leg.hasInputEnded()) {
            lost(leg);
        } else {
            // If it was a write, octets that the peer sent before may still be there to read, and their end after them.
            // If it was a
            // read, that end is reported next.
            leg.read(true);
            loop.execute(() -> giveTimeFor(leg));
        }
    }

    private void giveTimeFor(Leg leg) {
        if (!leg.isClosing()) {
            loop.schedule(() -> lost(leg), LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The peer on this leg is no more: RST to the other, unless that one was already told FIN by the firewall. */
    private void lost(Leg leg) {
        if (leg.isClosing()) {
            return;
        }
        if (state == State.ENDED) {
            if (!leg.isFinishing()) {
                leg.end(Ending.SILENCE);
            }
            leg.reset();
            resetIfSilent(other(leg));
        } else {
            state = State.ENDED;
            leg.reset();
            other(leg).reset();
        }
    }

    /** A leg's socket is closed. */
    void gone(Leg leg) {
        assert loop.inEventLoop();
        leg.end(leg.isBroken() ? Ending.RESET : Ending.FIN);
        if (!client.isGone() || !server.isGone()) {
            boolean inOrder = leg.isFinished() && leg.hasInputEnded();
            if (!inOrder && state != State.ENDED) {
                state = State.ENDED;
                other(leg).reset();
            }
            return;
        }
        state = State.CLOSED;
        idleCheck.stop();
        if (deadline != null) {
            deadline.cancel(false);
        }
        fromClient.discard();
        fromServer.discard();
        observer.closed(new SessionEnd(
                client.ending(), serverWasUp ? server.ending() : Ending.OPEN, cause, Optional.ofNullable(reason)));
        whenClosed.accept(this);
    }

    // How the firewall ends it.

    boolean isRelaying() {
        return state == State.RELAYING;
    }

    /** As the inspector decided. No segment is judged from here on. */
    void end(Verdict.End verdict) {
        denials.begin();
        end(Cause.INSPECTION, "the firewall ended the session", verdict.client(), verdict.server());
    }

    private void end(Cause what, String sentence, LegAct toClient, LegAct toServer) {
        because(what, sentence);
        flush();
        state = State.ENDED;
        idleCheck.stop();
        act(client, toClient);
        act(server, toServer);
        boolean silent = toClient == LegAct.SILENCE || toServer == LegAct.SILENCE;
        Duration wait = silent ? settings.linger() : FIN_WAIT;
        deadline = loop.schedule(this::giveUp, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void act(Leg leg, LegAct act) {
        switch (act) {
            case SILENCE -> {}
            case FIN -> leg.finish();
            case RESET -> leg.reset();
        }
        // What still comes is thrown away, but it must be read: a full receive buffer would be felt by the peer.
        leg.read(true);
    }

    /** A peer took too long to close. */
    private void giveUp() {
        for (Leg leg : new Leg[] {client, server}) {
            if (leg.isFinished()) {
                leg.close();
            } else {
                leg.reset();
            }
        }
    }

    /** RST to both. Called by any thread. */
    void abort(String sentence) {
        loop.execute(() -> {
            if (state != State.CLOSED) {
                because(Cause.STOPPED, sentence);
                state = State.ENDED;
                client.reset();
                server.reset();
            }
        });
    }

    private void idle() {
        if (state != State.RELAYING) {
            return;
        }
        fromClient.finish();
        fromServer.finish();
        if (state == State.RELAYING) {
            end(Cause.IDLE, "no octet moved for " + inWords(settings.idleTimeout()), LegAct.FIN, LegAct.FIN);
        }
    }

    private static String inWords(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private void because(Cause what, String sentence) {
        if (reason == null) {
            cause = what;
            reason = sentence;
        }
    }

    private Checkpoint checkpoint(Leg leg) {
        return leg == client ? fromClient : fromServer;
    }

    private Leg other(Leg leg) {
        return leg == client ? server : client;
    }
}
