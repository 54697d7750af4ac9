package org.fixuplab.proxy.record;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * One direction's octets as far as they were kept, and what stands in their place. Lines are read across segments, and end where octets were
 * left out.
 */
final class AnonymousStream {

    /** Octets that were kept in one piece. */
    private static final class Run {

        private final long start;
        private final byte[] original;
        private byte[] replaced = {};

        Run(long start, byte[] original) {
            this.start = start;
            this.original = original;
        }

        long end() {
            return start + original.length;
        }
    }

    private final Direction from;

    /** By the offset of the first octet. */
    private final TreeMap<Long, Run> runs = new TreeMap<>();

    /** Offsets at which a payload begins or ends, in turn. */
    private final List<Long> payloadBounds = new ArrayList<>();

    /** Where replies begin whose first word is the server's name. */
    private final Set<Long> hosts = new HashSet<>(Set.of(0L));

    private final List<Event.Secret> secrets = new ArrayList<>();
    private long opaqueFrom = Long.MAX_VALUE;
    private long chunksFrom = Long.MAX_VALUE;

    AnonymousStream(Direction from, List<Entry> entries) {
        this.from = from;
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        long start = 0;
        for (Entry entry : entries) {
            if (entry instanceof Entry.Segment segment && segment.from() == from) {
                if (segment.offset() != start + run.size()) {
                    keep(start, run);
                    start = segment.offset();
                }
                run.writeBytes(segment.before());
            } else if (entry instanceof Entry.Happened happened) {
                note(happened.event());
            }
        }
        keep(start, run);
        // A chunk whose length is not known for sure may reach over a gap: what is behind is taken for a message.
        runs.keySet().removeIf(begins -> begins > 0 && begins > chunksFrom);
    }

    private void keep(long start, ByteArrayOutputStream run) {
        if (run.size() > 0) {
            runs.put(start, new Run(start, run.toByteArray()));
            run.reset();
        }
    }

    private void note(Event event) {
        boolean client = from == Direction.FROM_CLIENT;
        if (client && event instanceof Event.DataStarted start) {
            payloadBounds.add(start.offset());
        } else if (client && event instanceof Event.DataEnded end) {
            payloadBounds.add(end.offset());
        } else if (client && event instanceof Event.Secret secret) {
            secrets.add(secret);
        } else if (client && event instanceof Event.Command command && command.verb() == Verb.BDAT) {
            chunksFrom = Math.min(chunksFrom, command.offset());
        } else if (event instanceof Event.TlsStarted tls) {
            opaqueFrom = client ? tls.clientOffset() : tls.serverOffset();
        } else if (!client && event instanceof Event.Reply reply && namesHost(reply.to())) {
            hosts.add(reply.offset());
        }
    }

    private static boolean namesHost(Verb verb) {
        return verb == Verb.EHLO || verb == Verb.HELO || verb == Verb.LHLO;
    }

    /** Replaces all of it, or only learns the names. */
    void read(Names names) {
        Dialogue dialogue = new Dialogue(names);
        long chunkTo = 0;
        for (Run run : runs.values()) {
            chunkTo = read(run, dialogue, chunkTo);
            run.replaced = hidden(run);
        }
    }

    /**
     * Replaces what is to be read of one run.
     *
     * @param chunk the offset at which the last chunk ends
     * @return where the last one ends now
     */
    private long read(Run run, Dialogue dialogue, long chunk) {
        long chunkTo = chunk;
        // Who comes into the middle of a message does not take a line of its body for a header field.
        Payload payload = run.start == 0 ? new Payload() : Payload.body();
        StringBuilder out = new StringBuilder();
        String text = Octets.text(run.original);
        long opaque = Math.min(run.end(), opaqueFrom);
        int bound = 0;
        for (long at = run.start; at < opaque; ) {
            while (bound < payloadBounds.size() && payloadBounds.get(bound) <= at) {
                boolean here = payloadBounds.get(bound++) >= run.start;
                payload = here ? new Payload() : payload;
            }
            boolean inPayload = bound % 2 == 1 || at < chunkTo;
            long next = at < chunkTo ? chunkTo : bound < payloadBounds.size() ? payloadBounds.get(bound) : opaque;
            int lf = text.indexOf('\n', (int) (at - run.start));
            long end = Math.min(Math.min(next, opaque), lf < 0 ? opaque : run.start + lf + 1L);
            String line = text.substring((int) (at - run.start), (int) (end - run.start));
            if (inPayload) {
                out.append(payload.line(line));
            } else if (from == Direction.FROM_CLIENT) {
                out.append(dialogue.command(line));
                chunkTo = end + chunk(line);
                payload = chunkTo > end ? new Payload() : payload;
            } else {
                out.append(dialogue.reply(line, hosts.contains(at)));
            }
            at = end;
        }
        run.replaced = Octets.octets(out.toString());
        return chunkTo;
    }

    /** All of a run: what was read, what TLS hides, of which only the shape stays, and credentials. */
    private byte[] hidden(Run run) {
        int read = run.replaced.length;
        byte[] result = Arrays.copyOf(run.replaced, run.original.length);
        System.arraycopy(run.original, read, result, read, result.length - read);
        OpaqueOctets.empty(result, read);
        for (Event.Secret secret : secrets) {
            long start = Math.max(run.start, secret.offset());
            long end = Math.min(run.end(), secret.offset() + secret.length());
            if (start < end) {
                Arrays.fill(result, (int) (start - run.start), (int) (end - run.start), (byte) '*');
            }
        }
        return result;
    }

    /** How many octets follow a BDAT; whether or not it passed, they are a message's. */
    private static long chunk(String line) {
        String[] words = line.strip().split("[ \\t]+", -1);
        boolean chunk = words.length > 1 && Verb.of(words[0]) == Verb.BDAT && words[1].matches("\\d{1,10}");
        return chunk ? Long.parseLong(words[1]) : 0;
    }

    /** What stands in place of these octets, some of which may have been starred or overwritten: those stay. */
    byte[] of(byte[] octets, long offset) {
        byte[] result = octets.clone();
        Map.Entry<Long, Run> found = runs.floorEntry(offset);
        for (int i = 0; i < octets.length; i++) {
            long at = offset + i;
            if (found == null || at >= found.getValue().end()) {
                result[i] = 'x';
            } else if (octets[i] == found.getValue().original[(int) (at - found.getKey())]) {
                result[i] = found.getValue().replaced[(int) (at - found.getKey())];
            }
        }
        return result;
    }
}
