package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/**
 * The greeting behind PIX 4.x: {@code SMTP/cmap ready}, filled up with {@code _} to the text's length, or cut to it.
 *
 * <p>Source: a fingerprint made of many greetings; that the length is kept is what was seen in one.
 */
final class BannerCmap implements GreetingMask {

    static final String ID = "banner-cmap";

    private static final String TEXT = "SMTP/cmap ready";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void mask(ByteBuffer segment, int from, int to) {
        for (int i = from; i < to; i++) {
            int at = i - from;
            segment.put(i, (byte) (at < TEXT.length() ? TEXT.charAt(at) : '_'));
        }
    }
}
