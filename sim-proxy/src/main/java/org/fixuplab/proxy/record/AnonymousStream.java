package org.fixuplab.proxy.record;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/** One direction's octets as far as they were kept, and what stands in their place. Lines are read across segments. */
final class AnonymousStream {

    private final Direction from;
    private final byte[] original;
    private byte[] replaced = {};

    /** Offsets at which a payload begins or ends, in turn. */
    private final List<Long> payloadBounds = new ArrayList<>();

    /** Where replies begin whose first word is the server's name. */
    private final Set<Long> hosts = new HashSet<>(Set.of(0L));

    private final List<Event.Secret> secrets = new ArrayList<>();
    private long opaqueFrom = Long.MAX_VALUE;

    AnonymousStream(Direction from, List<Entry> entries) {
        this.from = from;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            // What comes behind a gap is left out of all: there is one at most, and nothing behind it.
            if (entry instanceof Entry.Segment segment && segment.from() == from && segment.offset() == all.size()) {
                all.writeBytes(segment.before());
            } else if (entry instanceof Entry.Happened happened) {
                note(happened.event());
            }
        }
        original = all.toByteArray();
    }

    private void note(Event event) {
        boolean client = from == Direction.FROM_CLIENT;
        if (client && event instanceof Event.DataStarted start) {
            payloadBounds.add(start.offset());
        } else if (client && event instanceof Event.DataEnded end) {
            payloadBounds.add(end.offset());
        } else if (client && event instanceof Event.Secret secret) {
            secrets.add(secret);
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
        Payload payload = new Payload();
        StringBuilder out = new StringBuilder();
        String text = Octets.text(original);
        int opaque = (int) Math.min(text.length(), opaqueFrom);
        long chunkTo = 0;
        int bound = 0;
        for (int at = 0; at < opaque; ) {
            while (bound < payloadBounds.size() && payloadBounds.get(bound) <= at) {
                bound++;
                payload = new Payload();
            }
            boolean inPayload = bound % 2 == 1 || at < chunkTo;
            long next = at < chunkTo ? chunkTo : bound < payloadBounds.size() ? payloadBounds.get(bound) : opaque;
            int lf = text.indexOf('\n', at);
            int end = (int) Math.min(Math.min(next, opaque), lf < 0 ? opaque : lf + 1L);
            String line = text.substring(at, end);
            if (inPayload) {
                out.append(payload.line(line));
            } else if (from == Direction.FROM_CLIENT) {
                out.append(dialogue.command(line));
                chunkTo = end + chunk(line);
                payload = chunkTo > end ? new Payload() : payload;
            } else {
                out.append(dialogue.reply(line, hosts.contains((long) at)));
            }
            at = end;
        }
        byte[] result = Arrays.copyOf(Octets.octets(out.toString()), original.length);
        System.arraycopy(original, opaque, result, opaque, original.length - opaque);
        OpaqueOctets.empty(result, opaque);
        for (Event.Secret secret : secrets) {
            int start = (int) Math.min(result.length, secret.offset());
            Arrays.fill(result, start, (int) Math.min(result.length, secret.offset() + secret.length()), (byte) '*');
        }
        replaced = result;
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
        for (int i = 0; i < octets.length; i++) {
            long at = offset + i;
            if (at >= original.length) {
                result[i] = 'x';
            } else if (octets[i] == original[(int) at]) {
                result[i] = replaced[(int) at];
            }
        }
        return result;
    }
}
