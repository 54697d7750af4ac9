package org.fixuplab.explain;

/**
 * One line of what was pasted. Immutable.
 *
 * @param number from 1, in the paste
 * @param text without line end, quoting and markup
 */
record PastedLine(int number, String text) {

    private static final int FITS = 60;

    /** So much may stand before what tells something. */
    private static final int MOST_BEFORE = 24;

    /** The line, or where it is long what stands in it from that place on. */
    String quote(int telling) {
        return text.length() <= FITS || telling <= MOST_BEFORE ? text : text.substring(telling);
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
