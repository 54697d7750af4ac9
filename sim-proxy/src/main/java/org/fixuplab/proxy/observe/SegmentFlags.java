package org.fixuplab.proxy.observe;

/** TCP flags of a segment that came when its connection was no more. Which ones a peer sends with what is plausible, not seen. */
public enum SegmentFlags {
    /** Octets. */
    PSH_ACK("PSH ACK"),
    /** The peer closes. */
    FIN_ACK("FIN ACK"),
    /** The peer gives up. */
    RST("RST");

    private final String text;

    SegmentFlags(String text) {
        this.text = text;
    }

    /** As the device prints them. */
    public String text() {
        return text;
    }
}
