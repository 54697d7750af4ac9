package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/**
 * Reads a message's header to its end, the first empty line, and counts its octets, line ends included, and its To fields. The empty line,
 * and the payload's terminator, are no part of it.
 */
final class HeaderBlock {

    private static final String TO = "to";

    /** What the line has so far. */
    private enum Line {
        /** Nothing, or CR alone: it may be the empty line. */
        EMPTY,
        /** A dot, and nothing or CR alone after it: it may be the terminator. */
        DOT,
        TEXT
    }

    private final HeaderCounter octets;
    private final HeaderCounter toFields;

    /** Somebody asks for what is counted. */
    private final boolean counts;

    private boolean open;
    private long total;
    private int lineLength;
    private Line line = Line.EMPTY;

    /** How many letters of the name the line begins with; -1: with another. */
    private int named;

    HeaderBlock(InspectionRules rules, Matches matches) {
        octets = new HeaderCounter(rules.headerLengths, matches);
        toFields = new HeaderCounter(rules.toFields, matches);
        counts = rules.headerLengths.length + rules.toFields.length > 0;
    }

    /** A message begins. */
    void begin() {
        open = true;
        total = 0;
        octets.begin();
        toFields.begin();
        beginLine();
    }

    private void beginLine() {
        lineLength = 0;
        line = Line.EMPTY;
        named = 0;
    }

    boolean isOpen() {
        return open;
    }

    /**
     * Reads octets of the payload, of which the first has this offset.
     *
     * @return the index after the header's end, or {@code to}
     */
    int read(ByteBuffer segment, int from, int to, long offset) {
        int at = from;
        while (at < to) {
            if (line == Line.TEXT && !counts) {
                int lf = Octets.indexOf(segment, at, to, Octets.LF);
                if (lf < 0) {
                    return to;
                }
                beginLine();
                at = lf + 1;
                continue;
            }
            byte octet = segment.get(at);
            if (octet == Octets.LF && line == Line.EMPTY) {
                close(offset + (at - from));
                return at + 1;
            }
            read(octet, offset + (at - from));
            at++;
        }
        return to;
    }

    private void read(byte octet, long offset) {
        total++;
        lineLength++;
        if (octet == Octets.LF) {
            octets.is(total, offset);
            beginLine();
            return;
        }
        if (octet != Octets.CR) {
            line = octet == '.' && lineLength == 1 ? Line.DOT : Line.TEXT;
        }
        if (line == Line.TEXT) {
            octets.is(total, offset);
            name(octet, offset);
        }
    }

    private void name(byte octet, long offset) {
        if (named < 0) {
            return;
        }
        if (named == TO.length() && octet == ':') {
            toFields.addOne(offset);
            named = -1;
        } else if (named < TO.length() && Octets.lower(octet) == TO.charAt(named)) {
            named++;
        } else if (named < TO.length() || !Octets.isBlank(octet)) {
            named = -1;
        }
    }

    /** The header is over, by its empty line or because the payload is. */
    void close(long offset) {
        open = false;
        octets.end(offset);
        toFields.end(offset);
    }
}
