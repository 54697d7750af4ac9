package org.fixuplab.build.benchmarks;

import java.util.Random;

/** What a message holds. */
public enum Content {
    /** Plain text, in the longest lines that RFC 5322 recommends. */
    LINES_78("text/plain", 78),
    /** Plain text, in the longest lines it allows. */
    LINES_998("text/plain", 998),
    /** A file in base64, and where it ends the beginning of another. */
    MULTIPART("multipart/mixed; boundary=\"" + Content.BOUNDARY + "\"", 76);

    private static final String BOUNDARY = "----=_Part_3_1804289383.1764381600000";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final String type;
    private final int line;

    Content(String type, int line) {
        this.type = type;
        this.line = line;
    }

    /** The header of the message, and if it has parts, of the first. */
    String header() {
        String header = """
                Received: from client.example.org (client.example.org [192.0.2.7])
                \tby relay.example.org (Postfix) with ESMTPS id 4F1Z2K3x5Qz9sT
                \tfor <recipient@example.com>; Sun, 29 Nov 2026 03:00:00 +0000 (UTC)
                Date: Sun, 29 Nov 2026 03:00:00 +0000
                From: Sender <sender@example.org>
                To: Recipient <recipient@example.com>
                Subject: the minutes of the last meeting
                Message-ID: <1804289383.1764381600000@client.example.org>
                MIME-Version: 1.0
                Content-Type: %s

                """.replace("\n", "\r\n").formatted(type);
        return this == MULTIPART ? header + part() : header;
    }

    private static String part() {
        return """
                --%s
                Content-Type: application/octet-stream; name="minutes of the last meeting.pdf"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="minutes of the last meeting.pdf"

                """.replace("\n", "\r\n").formatted(BOUNDARY);
    }

    /** So many octets in whole lines, which may follow the header, and themselves. */
    String body(int octets) {
        StringBuilder body = new StringBuilder(this == MULTIPART ? part() : "");
        Random random = new Random(1);
        while (body.length() < octets) {
            int left = octets - body.length();
            // No line is of less than one octet.
            int length = left <= line + 2 ? left - 2 : Math.min(line, left - 2 - 3);
            for (int i = 0; i < length; i++) {
                body.append(octet(random));
            }
            body.append("\r\n");
        }
        return body.toString();
    }

    private char octet(Random random) {
        boolean text = this != MULTIPART;
        if (text && random.nextInt(6) == 0) {
            return random.nextInt(12) == 0 ? '.' : ' ';
        }
        return BASE64.charAt(random.nextInt(text ? 52 : 64));
    }
}
