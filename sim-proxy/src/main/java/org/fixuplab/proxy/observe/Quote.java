package org.fixuplab.proxy.observe;

import java.util.HexFormat;
import org.fixuplab.smtp.Octets;

/** Octets as a person may be shown them within a sentence: printable ASCII, whatever they are. */
public final class Quote {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Quote() {}

    /** In quotation marks, {@code \xE9} in place of what is not printable, and an ellipsis in place of what follows the longest. */
    public static String of(byte[] octets, int longest) {
        int shown = Math.min(octets.length, longest);
        StringBuilder quote = new StringBuilder(shown + 8).append('"');
        for (int i = 0; i < shown; i++) {
            byte octet = octets[i];
            if (octet >= ' ' && octet < 0x7f) {
                quote.append((char) octet);
            } else if (octet == Octets.CR) {
                quote.append("\\r");
            } else if (octet == Octets.LF) {
                quote.append("\\n");
            } else {
                quote.append("\\x").append(HEX.toHexDigits(octet));
            }
        }
        return quote.append(octets.length > longest ? "..." : "").append('"').toString();
    }
}
