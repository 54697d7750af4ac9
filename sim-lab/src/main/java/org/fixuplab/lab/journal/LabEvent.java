package org.fixuplab.lab.journal;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a lab. Immutable. It holds no credentials, unless the lab was told to keep them.
 *
 * <p>Most events are never read: it keeps what it was told, and makes {@link #values} of it when asked.
 */
public final class LabEvent {

    /** What an event takes in memory, about, beside octets and text. */
    private static final int EMPTY = 100;

    private final long id;
    private final Instant at;
    private final EventKind kind;
    private final String proxy;
    private final long session;
    private final @Nullable Object[] told;

    /** @param told a value for each field of the kind, in their order; null for an optional one that is absent */
    public LabEvent(long id, Instant at, EventKind kind, String proxy, long session, @Nullable Object... told) {
        if (told.length != kind.fields().size()) {
            throw new IllegalArgumentException(kind.word() + " has other fields");
        }
        this.id = id;
        this.at = at;
        this.kind = kind;
        this.proxy = proxy;
        this.session = session;
        this.told = told;
    }

    /** Counts from 1 in each lab, without a gap. */
    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public EventKind kind() {
        return kind;
    }

    /** The firewall's name; empty if it is about none. */
    public String proxy() {
        return proxy;
    }

    /** The session's id, which is unique in the lab; 0 if it is about none. */
    public long session() {
        return session;
    }

    /** Those of the kind's {@linkplain EventKind#fields fields}, in their order: Long, Boolean, String or List of String. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        List<EventKind.Field> fields = kind.fields();
        for (int i = 0; i < told.length; i++) {
            Object value = told[i];
            if (value != null) {
                values.put(fields.get(i).name(), plain(value));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static Object plain(Object value) {
        if (value instanceof Integer number) {
            return (long) number;
        } else if (value instanceof byte[] octets) {
            return Octets.text(octets);
        } else if (value instanceof Enum<?> constant) {
            return Words.of(constant);
        } else if (value instanceof InetSocketAddress address) {
            return SocketText.of(address);
        }
        return value;
    }

    /** How many octets of memory it takes, about. */
    long weight() {
        long weight = EMPTY;
        for (Object value : told) {
            if (value instanceof byte[] octets) {
                weight += octets.length;
            } else if (value instanceof String text) {
                weight += text.length();
            } else if (value instanceof List<?> texts) {
                for (Object text : texts) {
                    weight += String.valueOf(text).length();
                }
            }
        }
        return weight;
    }

    /** For a person: {@code 17 command proxy=default session=3 {offset=0, verb=EHLO, masked=false}}. */
    @Override
    public String toString() {
        return id + " " + kind.word() + " proxy=" + proxy + " session=" + session + " " + values();
    }
}
