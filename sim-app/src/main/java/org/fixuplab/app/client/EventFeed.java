package org.fixuplab.app.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.fixuplab.app.process.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A lab's events as they happen. When the connection is lost, it is made again and goes on after the last event that was seen, so that none
 * is missed. Read by one thread; {@link #close} is for any.
 */
public final class EventFeed implements AutoCloseable {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final LabClient client;
    private final String path;
    private final Duration patience;
    private long last;
    private @Nullable InputStream stream;
    private boolean closed;

    /**
     * @param path of the events, with what is asked of them
     * @param after the id after which to begin; below 0: with what happens from now on
     * @param patience how long a lost lab is looked for
     */
    public EventFeed(LabClient client, String path, long after, Duration patience) {
        this.client = client;
        this.path = path;
        this.last = after;
        this.patience = patience;
    }

    /**
     * Gives every event to {@code each}, as the JSON text that the lab sent, until that wants no more, or this is closed.
     *
     * @param each says whether it wants more
     * @param lost is told once whenever the connection was lost
     * @throws Refusal if there is no lab, or none any more
     */
    public void read(Predicate<String> each, Runnable lost) throws InterruptedException {
        InputStream now = connect();
        while (now != null) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(now, StandardCharsets.UTF_8))) {
                events(lines, each);
            } catch (IOException | UncheckedIOException cut) {
                // As if it had ended: the next connection goes on where this one stopped.
            }
            if (isClosed()) {
                return;
            }
            lost.run();
            now = again();
        }
    }

    /** One event: lines of fields, then an empty one. */
    private void events(BufferedReader lines, Predicate<String> each) throws IOException {
        String data = "";
        long id = last;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data = line.substring("data:".length()).strip();
            } else if (line.startsWith("id:")) {
                id = number(line.substring("id:".length()).strip(), last);
            } else if (line.isEmpty()) {
                // Also without data: so a lab says where its events begin.
                last = id;
                if (!data.isEmpty() && !each.test(data)) {
                    close();
                    return;
                }
                data = "";
            }
        }
    }

    private static long number(String digits, long otherwise) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    private @Nullable InputStream again() throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isClosed()) {
            try {
                return connect();
            } catch (Refusal stillGone) {
                if (System.nanoTime() > deadline) {
                    throw stillGone;
                }
                Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
            }
        }
        return null;
    }

    private @Nullable InputStream connect() {
        InputStream opened = client.events(path, last);
        synchronized (this) {
            stream = opened;
            if (!closed) {
                return opened;
            }
        }
        close();
        return null;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        InputStream toClose;
        synchronized (this) {
            closed = true;
            toClose = stream;
        }
        try {
            if (toClose != null) {
                toClose.close();
            }
        } catch (IOException gone) {
            // That is what was wanted.
            return;
        }
    }
}
