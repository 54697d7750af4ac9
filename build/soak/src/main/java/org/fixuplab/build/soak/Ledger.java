package org.fixuplab.build.soak;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The messages of a run, by id: what their clients were told, against what the server stored. Two bits a message. Safe for any thread.
 *
 * <p>A message begins as one that must not be stored; it becomes <em>unsure</em> just before its last octet leaves, and <em>accepted</em>
 * when its client reads 250.
 */
final class Ledger {

    private static final String BEFORE_ID = "m";
    private static final String AFTER_ID = "@soak.example";

    private final BitSet unsure = new BitSet();
    private final BitSet accepted = new BitSet();
    private int last;

    /**
     * What became of the messages.
     *
     * @param begun messages of which a client sent the MAIL command, or would have
     * @param accepted their clients read 250
     * @param lost accepted, and not stored
     * @param twice stored more than once
     * @param unsure all of their octets were sent, and their clients read no 250
     * @param unsureStored of those, stored
     * @param stray stored, though never sent whole
     */
    record Sheet(long begun, long accepted, long lost, long twice, long unsure, long unsureStored, long stray) {

        boolean balanced() {
            return lost == 0 && twice == 0 && stray == 0;
        }
    }

    synchronized int next() {
        return ++last;
    }

    synchronized void unsure(int id) {
        unsure.set(id);
    }

    synchronized void accepted(int id) {
        unsure.clear(id);
        accepted.set(id);
    }

    synchronized long accepted() {
        return accepted.cardinality();
    }

    /** The server refused it: it must not be stored. */
    synchronized void refused(int id) {
        unsure.clear(id);
    }

    static String sender(int id) {
        return BEFORE_ID + id + AFTER_ID;
    }

    /** -1 if it is none of ours. */
    static long idOf(String sender) {
        if (!sender.startsWith(BEFORE_ID) || !sender.endsWith(AFTER_ID)) {
            return -1;
        }
        try {
            return Long.parseLong(sender.substring(BEFORE_ID.length(), sender.length() - AFTER_ID.length()));
        } catch (NumberFormatException other) {
            return -1;
        }
    }

    /** @param ids what {@link Sink} wrote */
    synchronized Sheet settle(Path ids) throws IOException {
        BitSet stored = new BitSet();
        long twice = 0;
        long strangers = 0;
        long count = Files.size(ids) / Long.BYTES;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(ids)))) {
            for (long i = 0; i < count; i++) {
                long id = in.readLong();
                if (id < 1 || id > last) {
                    strangers++;
                } else if (stored.get((int) id)) {
                    twice++;
                } else {
                    stored.set((int) id);
                }
            }
        }
        BitSet lost = without(accepted, stored);
        BitSet stray = without(without(stored, accepted), unsure);
        BitSet unsureStored = (BitSet) unsure.clone();
        unsureStored.and(stored);
        return new Sheet(
                last,
                accepted.cardinality(),
                lost.cardinality(),
                twice,
                unsure.cardinality(),
                unsureStored.cardinality(),
                stray.cardinality() + strangers);
    }

    private static BitSet without(BitSet set, BitSet others) {
        BitSet rest = (BitSet) set.clone();
        rest.andNot(others);
        return rest;
    }
}
