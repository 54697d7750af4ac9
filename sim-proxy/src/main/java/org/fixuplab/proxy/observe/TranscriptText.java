package org.fixuplab.proxy.observe;

/** Prints transcripts for a person at a terminal: the client's view on the left, the server's on the right. */
public final class TranscriptText {

    private TranscriptText() {}

    /** The whole transcript, each line ended by LF. */
    public static String print(Transcript transcript, TranscriptStyle style, TranscriptLabels labels) {
        throw new UnsupportedOperationException();
    }
}
