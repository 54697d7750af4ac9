package org.fixuplab.inspect;

/** Takes offence at what the header of a message, or of one of its parts, says of its content. */
non-sealed interface MimeRule extends Behaviour {

    /** Whether it takes offence at a file name that has just got this long. */
    default boolean offendsFilenameOf(int length) {
        return false;
    }

    /** Whether it takes offence at a file name, of which the first octets are given. */
    default boolean offendsFilename(String name, int length) {
        return false;
    }

    /** Whether it takes offence at this media type, in small letters. */
    default boolean offendsType(String type) {
        return false;
    }

    /** Whether it takes offence at this content transfer encoding, in small letters. */
    default boolean offendsEncoding(String encoding) {
        return false;
    }

    Consequence consequence();
}
