package org.fixuplab.app.output;

/**
 * What the place where stdout is read can show. Immutable.
 *
 * @param columns characters in a line
 * @param colour whether ANSI colours are shown
 * @param unicode whether more than ASCII is shown
 * @param interactive whether a person reads it as it comes
 * @param watched whether a person reads stderr as it comes
 */
public record Terminal(int columns, boolean colour, boolean unicode, boolean interactive, boolean watched) {

    /** Where nothing is known, as in a file: 80 columns of plain ASCII. */
    public static final Terminal PLAIN = new Terminal(80, false, false, false);

    public static final int MIN_COLUMNS = 60;

    /** Where stdout and stderr are the same place. */
    public Terminal(int columns, boolean colour, boolean unicode, boolean interactive) {
        this(columns, colour, unicode, interactive, interactive);
    }

    public Terminal withColumns(int value) {
        return new Terminal(Math.max(MIN_COLUMNS, value), colour, unicode, interactive, watched);
    }

    public Terminal withColour(boolean value) {
        return new Terminal(columns, value, unicode, interactive, watched);
    }
}
