package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the rules on messages say of the one that the client is sending. The header is read octet by octet, the body in leaps. Confined to
 * its session.
 */
final class MessageClasses {

    private final HeaderBlock header;
    private final LineMeter headerLines;
    private final LineMeter bodyLines;
    private final @Nullable MimeScan mime;

    MessageClasses(InspectionRules rules, Matches matches) {
        header = new HeaderBlock(rules, matches);
        headerLines = new LineMeter(rules.headerLines, matches);
        bodyLines = new LineMeter(rules.bodyLines, matches);
        mime = rules.mime.length == 0 ? null : new MimeScan(rules.mime, matches);
    }

    /** A message begins with the next octet. */
    void begin() {
        header.begin();
        headerLines.begin();
        bodyLines.begin();
        if (mime != null) {
            mime.begin();
        }
    }

    /**
     * Reads octets of the payload.
     *
     * @param offset of the first of them
     * @param last whether they end with the payload's terminator
     */
    void read(ByteBuffer segment, int from, int to, long offset, boolean last) {
        // Without its LF the terminator is no line.
        int end = last ? to - 1 : to;
        int body = from;
        if (header.isOpen()) {
            body = header.read(segment, from, end, offset);
            headerLines.read(segment, from, body, offset);
            if (last && header.isOpen()) {
                header.close(offset + (end - from));
            }
        }
        bodyLines.read(segment, body, end, offset + (body - from));
        if (mime != null) {
            mime.read(segment, from, end, offset);
        }
    }
}
