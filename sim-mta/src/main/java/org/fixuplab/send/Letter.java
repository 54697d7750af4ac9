package org.fixuplab.send;

import java.util.List;
import org.fixuplab.smtp.Octets;

/** A message to try with, where its text does not matter. */
public final class Letter {

    private static final String LINE = "The quick brown fox jumps over the lazy dog, and nobody minds.\r\n";
    private static final String END = "\r\n";

    private Letter() {}

    /**
     * A header, and as much of a body as is left.
     *
     * @param size in octets; less than a header and a short line is as if it were that
     */
    public static Mail of(String sender, List<String> recipients, int size) {
        StringBuilder text = new StringBuilder()
                .append("From: <")
                .append(sender)
                .append(">\r\nTo: <")
                .append(String.join(">, <", recipients))
                .append(">\r\nSubject: Fixup Lab\r\nMessage-ID: <1@client.example.com>\r\n\r\n");
        while (text.length() + 2 * LINE.length() <= size) {
            text.append(LINE);
        }
        int left = size - text.length() - END.length();
        text.append("x".repeat(Math.max(1, left))).append(END);
        return new Mail(sender, recipients, Octets.octets(text.toString()));
    }
}
