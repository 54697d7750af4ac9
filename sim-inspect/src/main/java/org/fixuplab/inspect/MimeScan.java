package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/**
 * Reads what the headers of a message, of its parts, and of messages within it say of the content. Of a body it looks only for the
 * boundaries between parts.
 */
final class MimeScan {

    private final MimeFields fields;
    private final Boundaries boundaries = new Boundaries();
    private boolean inHeader;

    MimeScan(MimeRule[] rules, Matches matches) {
        fields = new MimeFields(rules, matches);
    }

    /** A message begins. */
    void begin() {
        boundaries.begin();
        beginHeader();
    }

    private void beginHeader() {
        inHeader = true;
        fields.begin();
    }

    /** Reads octets of the payload, of which the first has this offset. */
    void read(ByteBuffer segment, int from, int to, long offset) {
        int at = from;
        while (at < to) {
            int next = inHeader ? fields.read(segment, at, to, offset + (at - from)) : boundaries.find(segment, at, to);
            if (next < 0) {
                return;
            }
            at = next;
            if (inHeader) {
                headerEnded();
            } else {
                beginHeader();
            }
        }
    }

    private void headerEnded() {
        if (fields.isMessage()) {
            beginHeader();
            return;
        }
        inHeader = false;
        if (!fields.boundary().isEmpty()) {
            boundaries.push(fields.boundary());
        }
        boundaries.beginBody();
    }
}
