package org.fixuplab.inspect;

/**
 * Where in a header a name was seen. A name is seen when it ends, and again when a colon follows it, blanks between them or none.
 *
 * @param colon a colon follows
 * @param fieldName it is the name of a header field, not part of a field's text
 * @param firstOnLine nothing but blanks stands before it on its physical line
 * @param inSignature the field is DKIM-Signature or DomainKey-Signature
 */
record Sighting(boolean colon, boolean fieldName, boolean firstOnLine, boolean inSignature) {

    /** There are no more than these; made once, as every message has some. */
    private static final Sighting[] ALL = new Sighting[16];

    static {
        for (int i = 0; i < ALL.length; i++) {
            ALL[i] = new Sighting((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0);
        }
    }

    static Sighting of(boolean colon, boolean fieldName, boolean firstOnLine, boolean inSignature) {
        return ALL[(colon ? 1 : 0) + (fieldName ? 2 : 0) + (firstOnLine ? 4 : 0) + (inSignature ? 8 : 0)];
    }
}
