package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/**
 * An old PIX: everything after the greeting's first code and separator becomes stars, up to the segment's end, but for CR and LF. The codes
 * of further lines are overwritten, too, so that the client waits for the end of the greeting for ever.
 *
 * <p>Source: a mail server's vendor, whose customers had greetings of two lines.
 */
final class BannerStarsSegment implements GreetingSegmentMask {

    static final String ID = "banner-stars-segment";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void mask(ByteBuffer segment, int from, int to) {
        Octets.fill(segment, from, to, '*');
    }
}
