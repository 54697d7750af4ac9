package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** {@code mask-banner} of PIX and ASA 7.0 and later: every octet of the greeting's text becomes a star, line by line. */
final class BannerStars implements GreetingMask {

    static final String ID = "banner-stars";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void mask(ByteBuffer segment, int from, int to) {
        for (int i = from; i < to; i++) {
            segment.put(i, (byte) '*');
        }
    }
}
