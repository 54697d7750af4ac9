package org.fixuplab.proxy;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;

/** An observer that writes down what it was told, in order. */
final class Diary implements SessionObserver {

    /** Segments and lifecycle, one entry a call. */
    final List<String> entries = new CopyOnWriteArrayList<>();

    final List<byte[]> segments = new CopyOnWriteArrayList<>();
    final List<String> denied = new CopyOnWriteArrayList<>();
    private volatile SessionEnd end;
    volatile long fromClient;
    volatile long fromServer;

    @Override
    public void opened(SessionInfo session) {
        entries.add("opened");
    }

    @Override
    public void accept(Event event) {
        entries.add(event.getClass().getSimpleName());
    }

    @Override
    public boolean wantsOctets() {
        return true;
    }

    @Override
    public void segment(Direction from, byte[] before, byte[] after) {
        segments.add(before);
        String was = new String(before, StandardCharsets.ISO_8859_1);
        String became = new String(after, StandardCharsets.ISO_8859_1);
        entries.add((from == Direction.FROM_CLIENT ? "C " : "S ") + was + (was.equals(became) ? "" : " => " + became));
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer: the session's event loop
    public void received(Direction from, int octets) {
        if (from == Direction.FROM_CLIENT) {
            fromClient += octets;
        } else {
            fromServer += octets;
        }
    }

    @Override
    public void denied(Direction from, SegmentFlags flags, int octets) {
        denied.add(from + " " + flags);
    }

    @Override
    public void closed(SessionEnd end) {
        entries.add("closed");
        this.end = end;
    }

    SessionEnd end() {
        await().until(() -> end != null);
        return end;
    }
}
