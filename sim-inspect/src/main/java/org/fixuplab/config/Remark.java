package org.fixuplab.config;

/**
 * What a person should know of a line that was taken: what is assumed, or why a part of it does nothing. Immutable.
 *
 * @param line from 1; 0 if it is about the whole text
 * @param text the line, without blanks around it; empty if it is about the whole text
 * @param sentence without a full stop
 */
public record Remark(int line, String text, String sentence) {

    /** {@code line 12, 'rate-limit 5': rate-limit is ignored}. */
    @Override
    public String toString() {
        return line == 0 ? sentence : "line " + line + ", '" + text + "': " + sentence;
    }
}
