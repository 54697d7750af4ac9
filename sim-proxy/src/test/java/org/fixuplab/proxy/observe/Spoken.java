package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.SessionEnd.Cause;

/** A session as its observer is told of it, one segment a call. */
public final class Spoken {

    private final SessionObserver observer;
    private long fromClient;
    private long fromServer;

    public Spoken(SessionObserver observer) {
        this(observer, new InetSocketAddress("127.0.0.1", 40001), new InetSocketAddress("127.0.0.1", 25));
    }

    public Spoken(SessionObserver observer, InetSocketAddress client, InetSocketAddress server) {
        this.observer = observer;
        observer.opened(new SessionInfo(3, client, server, Instant.parse("2026-11-24T00:00:00Z")));
    }

    public Spoken client(String text) {
        return segment(Direction.FROM_CLIENT, octets(text), octets(text));
    }

    public Spoken server(String text) {
        return segment(Direction.FROM_SERVER, octets(text), octets(text));
    }

    public Spoken client(byte[] octets) {
        return segment(Direction.FROM_CLIENT, octets, octets);
    }

    /** The client's octets become others of the same number. */
    public Spoken client(String text, String became, String behaviour) {
        return altered(Direction.FROM_CLIENT, text, became, behaviour);
    }

    public Spoken server(String text, String became, String behaviour) {
        return altered(Direction.FROM_SERVER, text, became, behaviour);
    }

    private Spoken altered(Direction from, String text, String became, String behaviour) {
        byte[] before = octets(text);
        byte[] after = octets(became);
        int first = 0;
        while (before[first] == after[first]) {
            first++;
        }
        int last = before.length;
        while (before[last - 1] == after[last - 1]) {
            last--;
        }
        long offset = (from == Direction.FROM_CLIENT ? fromClient : fromServer) + first;
        observer.accept(new Event.Altered(
                behaviour,
                from,
                offset,
                Arrays.copyOfRange(before, first, last),
                Arrays.copyOfRange(after, first, last)));
        return segment(from, before, after);
    }

    /** The client's octets never leave. */
    public Spoken swallowed(String text, String behaviour) {
        event(new Event.Altered(behaviour, Direction.FROM_CLIENT, fromClient, octets(text), octets("")));
        return segment(Direction.FROM_CLIENT, octets(text), octets(""));
    }

    /** The firewall will say something itself, so many octets ahead in the server's stream. */
    public Spoken answered(int ahead, String text, String behaviour) {
        return event(new Event.Altered(behaviour, Direction.FROM_SERVER, fromServer + ahead, octets(""), octets(text)));
    }

    /** The firewall says it. */
    public Spoken said(String text) {
        return segment(Direction.FROM_SERVER, octets(""), octets(text));
    }

    public Spoken secret(int ahead, int length) {
        return event(new Event.Secret(Direction.FROM_CLIENT, fromClient + ahead, length));
    }

    public Spoken dataStarts() {
        return event(new Event.DataStarted(fromClient));
    }

    public Spoken dataEnds(int ahead) {
        return event(new Event.DataEnded(fromClient + ahead));
    }

    public Spoken tlsStarts(int serverAhead) {
        return event(new Event.TlsStarted(fromClient, fromServer + serverAhead));
    }

    public Spoken event(Event event) {
        observer.accept(event);
        return this;
    }

    public Spoken denied(Direction from, SegmentFlags flags) {
        observer.denied(from, flags, 0);
        return this;
    }

    public Spoken segment(Direction from, byte[] before, byte[] after) {
        observer.received(from, before.length);
        observer.sent(from, after.length);
        if (observer.wantsOctets()) {
            observer.segment(from, before, after);
        }
        if (from == Direction.FROM_CLIENT) {
            fromClient += before.length;
        } else {
            fromServer += before.length;
        }
        return this;
    }

    public void over() {
        over(Ending.FIN, Ending.FIN, Cause.PEERS, null);
    }

    public void over(Cause cause) {
        over(Ending.RESET, Ending.RESET, cause, null);
    }

    public void over(Ending client, Ending server, String reason) {
        over(client, server, Cause.INSPECTION, reason);
    }

    private void over(Ending client, Ending server, Cause cause, String reason) {
        observer.closed(new SessionEnd(client, server, cause, Optional.ofNullable(reason)));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
