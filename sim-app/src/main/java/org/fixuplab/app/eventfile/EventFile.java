package org.fixuplab.app.eventfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Outbox;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.view.EventJson;
import org.fixuplab.lab.journal.LabEvent;

/**
 * Writes events, a line each, a burst at once. Lines are whole, whatever happens to the disk; an event that could not be written is a gap in
 * the ids.
 */
public final class EventFile implements Outbox.Place<LabEvent> {

    private final Path name;
    private final RotatingFile file;
    private final Consumer<String> notes;
    private boolean failing;
    private long missing;

    private EventFile(Path name, RotatingFile file, Consumer<String> notes) {
        this.name = name;
        this.file = file;
        this.notes = notes;
    }

    /**
     * Opens the file, to be added to.
     *
     * @param full octets after which it is rotated
     * @param keep how many full ones
     * @param notes told when writing fails, and when it works again; must not block
     * @throws Refusal if it cannot be written
     */
    public static Outbox<LabEvent> open(Path name, long full, int keep, Consumer<String> notes) {
        RotatingFile file = new RotatingFile(name, full, keep);
        try {
            file.open();
        } catch (IOException unwritable) {
            throw Refusal.environment("the event file " + name + " cannot be written: " + Reason.of(unwritable)
                    + " (--events FILE names another)");
        }
        return new Outbox<>("events for " + name, new EventFile(name, file, notes), notes);
    }

    @Override
    public int deliver(List<LabEvent> burst) {
        int written = 0;
        try {
            Lines lines = new Lines();
            for (LabEvent event : burst) {
                byte[] line = (Json.line(EventJson.row(event)) + "\n").getBytes(StandardCharsets.US_ASCII);
                if (lines.size() + line.length > file.room() && !(lines.size() == 0 && file.isEmpty())) {
                    written += lines.flush();
                    file.rotate();
                }
                lines.add(line);
            }
            written += lines.flush();
            recovered(burst.get(0).id());
        } catch (IOException fault) {
            failed(fault, burst.get(written).id());
        }
        int lost = burst.size() - written;
        missing += lost;
        return lost;
    }

    private void failed(IOException fault, long id) {
        if (!failing) {
            failing = true;
            notes.accept("the event file " + name + " cannot be written: " + Reason.of(fault)
                    + "; events are left out from id " + id + " on, until it can");
        }
    }

    private void recovered(long id) {
        if (failing) {
            failing = false;
            notes.accept("the event file " + name + " is written again from id " + id + " on; " + missing
                    + (missing == 1 ? " event was left out" : " events were left out"));
            missing = 0;
        }
    }

    @Override
    public void close() {
        file.close();
    }

    /** Lines that go into the file at once. */
    private final class Lines {

        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private int count;

        int size() {
            return octets.size();
        }

        void add(byte[] line) {
            octets.writeBytes(line);
            count++;
        }

        /** How many got there. */
        int flush() throws IOException {
            file.add(octets.toByteArray());
            int flushed = count;
            octets.reset();
            count = 0;
            return flushed;
        }
    }
}
