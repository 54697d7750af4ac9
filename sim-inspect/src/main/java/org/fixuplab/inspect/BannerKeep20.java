package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/**
 * The greeting behind PIX 5.1 to 6.3: every octet becomes a star, but for 2, 0, and a blank right after a 0.
 *
 * <p>Source: three banners decoded octet by octet (Exchange 5.5, Exchange 2000, Sendmail 8.10); other blanks are starred.
 */
final class BannerKeep20 implements GreetingMask {

    static final String ID = "banner-keep-2-0";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void mask(ByteBuffer segment, int from, int to) {
        byte previous = 0;
        for (int i = from; i < to; i++) {
            byte octet = segment.get(i);
            boolean kept = octet == '2' || octet == '0' || (octet == ' ' && previous == '0');
            if (!kept) {
                segment.put(i, (byte) '*');
            }
            previous = octet;
        }
    }
}
