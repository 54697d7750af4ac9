package org.fixuplab.proxy.observe;

/** Collects the transcript of one session. Written by the session's event loop; {@link #snapshot} may be called by any thread. */
public final class TranscriptRecorder implements SessionObserver {

    /** How many octets of a session are kept, unless told otherwise. */
    public static final int DEFAULT_LIMIT = 256 * 1024;

    public TranscriptRecorder() {
        this(DEFAULT_LIMIT);
    }

    /** @param limit how many octets are kept; of what comes later only the number is told */
    public TranscriptRecorder(int limit) {}

    /** The session so far. A line that is not yet complete is left out. */
    public Transcript snapshot() {
        throw new UnsupportedOperationException();
    }
}
