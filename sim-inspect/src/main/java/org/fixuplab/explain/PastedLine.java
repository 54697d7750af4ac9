package org.fixuplab.explain;

/**
 * One line of what was pasted. Immutable.
 *
 * @param number from 1, in the paste
 * @param text without line end, quoting and markup
 */
record PastedLine(int number, String text) {

    boolean isBlank() {
        return text.isBlank();
    }
}
