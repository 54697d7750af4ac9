package org.fixuplab.inspect;

/** Takes offence at what the header of a message, or of one of its parts, says of its content. */
non-sealed interface MimeRule extends Behaviour {

    /** Whether it takes offence at a file name that has just got this long. */
    default boolean offendsFilenameOf(int length) {
        return false;
    }

    /** Whether it takes offence at a file name. */
    default boolean offendsFilename(KeptText name) {
        return false;
    }

    /** Whether it takes offence at this media type. */
    default boolean offendsType(KeptText type) {
        return false;
    }

    /** Whether it takes offence at this content transfer encoding. */
    default boolean offendsEncoding(KeptText encoding) {
        return false;
    }

    Consequence consequence();
}
