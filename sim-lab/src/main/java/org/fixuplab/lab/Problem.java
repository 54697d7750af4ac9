package org.fixuplab.lab;

/**
 * Something a person wrote that cannot be used. Immutable.
 *
 * @param file as the person named it
 * @param line from 1; 0 if it is not known
 * @param message what is wrong, without a full stop
 * @param remedy what to write instead, without a full stop
 */
public record Problem(String file, int line, String message, String remedy) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message + "; " + remedy;
    }
}
