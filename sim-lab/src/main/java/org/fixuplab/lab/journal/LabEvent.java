package org.fixuplab.lab.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened in a lab. Immutable. It holds no credentials, unless the lab was told to keep them.
 *
 * @param id counts from 1 in each lab, without a gap
 * @param proxy the firewall's name; empty if it is about none
 * @param session its id, which is unique in the lab; 0 if it is about none
 * @param values those of the kind's {@linkplain EventKind#fields fields}, in their order: Long, Boolean, String or List of String
 */
public record LabEvent(long id, Instant at, EventKind kind, String proxy, long session, Map<String, Object> values) {

    public LabEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
