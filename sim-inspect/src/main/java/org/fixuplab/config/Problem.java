package org.fixuplab.config;

/**
 * What is wrong with one line. Immutable.
 *
 * @param line from 1
 * @param column from 1; one past the line's end where something is missing
 * @param text the line
 * @param answer what the device says; or, of a line that a device may well take, that it is not modelled
 * @param remedy what to do, in plain words
 */
public record Problem(int line, int column, String text, String answer, String remedy) {

    static final String INVALID = "% Invalid input detected at '^' marker.";
    static final String INCOMPLETE = "% Incomplete command";
    static final String NOT_MODELLED = "Fixup Lab does not model this line; a device may know it.";
    static final String NO_SUCH_VERSION = "Fixup Lab knows no such version.";
    static final String OTHER_VERSION = "Two versions contradict each other.";
    static final String TOO_MANY = "Reading ended here: too much is wrong.";

    /** The line with a caret below it, as the device prints it, and the remedy. */
    @Override
    public String toString() {
        // A tab stays a tab, so that the caret stands below its column on any terminal.
        String indent = text.substring(0, column - 1).replaceAll("[^\t]", " ");
        return String.join(
                "\n",
                "line " + line + ", column " + column + ": " + remedy,
                "  " + text,
                "  " + indent + "^",
                "  " + answer);
    }
}
