package org.fixuplab.proxy.transcript;

/**
 * How a transcript is printed. Immutable.
 *
 * @param columns the terminal's width; less than 60 counts as 60
 * @param colour whether the terminal knows ANSI colours
 * @param unicode whether the terminal shows UTF-8
 * @param payloadLines how many lines of a message are shown before the rest is folded
 */
public record TranscriptStyle(int columns, boolean colour, boolean unicode, int payloadLines) {

    public static final int NARROWEST = 60;

    public TranscriptStyle {
        columns = Math.max(columns, NARROWEST);
    }

    /** Six lines of each message. */
    public TranscriptStyle(int columns, boolean colour, boolean unicode) {
        this(columns, colour, unicode, 6);
    }
}
