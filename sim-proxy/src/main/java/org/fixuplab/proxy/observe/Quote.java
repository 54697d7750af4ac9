package org.fixuplab.proxy.observe;

import java.util.Locale;
import org.fixuplab.smtp.Octets;

/** Octets as a person may be shown them within a sentence: printable ASCII, whatever they are. */
public final class Quote {

    private Quote() {}

    /** In quotation marks, {@code \xE9} in place of what is not printable, and an ellipsis in place of what follows the longest. */
    public static String of(byte[] octets, int longest) {
        StringBuilder quote = new StringBuilder("\"");
        for (int i = 0; i < Math.min(octets.length, longest); i++) {
            byte octet = octets[i];
            if (octet >= ' ' && octet < 0x7f) {
                quote.append((char) octet);
            } else if (octet == Octets.CR) {
                quote.append("\\r");
            } else if (octet == Octets.LF) {
                quote.append("\\n");
            } else {
                quote.append(String.format(Locale.ROOT, "\\x%02X", octet & 0xff));
            }
        }
        return quote.append(octets.length > longest ? "..." : "").append('"').toString();
    }
}
