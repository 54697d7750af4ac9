package org.fixuplab.mta;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How a client reaches each stage, and what it hears there from a server without fault. */
enum FaultyStage {
    CONNECT("", "", "220 .*"),
    BANNER("", "", "220 .*"),
    EHLO("", "EHLO c\r\n", "250-.*"),
    HELO("", "HELO c\r\n", "250 .*"),
    STARTTLS("", "STARTTLS\r\n", "220 .*"),
    HANDSHAKE("STARTTLS\r\n", "\u0016\u0003\u0001\u0000\u0004bad!", "\u0015.*"),
    AUTH("EHLO c\r\n", "AUTH PLAIN AGEAYg==\r\n", "[0-9]{3} .*"),
    MAIL("EHLO c\r\n", "MAIL FROM:<a@x>\r\n", "250 .*"),
    RCPT("EHLO c\r\nMAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "250 .*"),
    DATA("EHLO c\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\n", "DATA\r\n", "354 .*"),
    BODY("EHLO c\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n", "ten octets\r\nand more\r\n.\r\n", "250 .*"),
    DOT("EHLO c\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n", "text\r\n.\r\n", "250 .*"),
    QUIT("EHLO c\r\n", "QUIT\r\n", "221 .*");

    private final String before;
    private final String said;
    // The lambdas above capture nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<String> usual;

    FaultyStage(String before, String said, String usual) {
        this.before = before;
        this.said = said;
        this.usual = Pattern.compile(usual, Pattern.DOTALL).asMatchPredicate();
    }

    FaultStage stage() {
        return FaultStage.valueOf(name());
    }

    /** The text of a fault that strikes here. */
    String fault(String rest) {
        return "{ at = " + stage().word() + (this == BODY ? ", offset = 10" : "") + ", " + rest + " }";
    }

    /** A client that has said what leads to the stage, and has read every reply but the one that matters. */
    SmtpClient client(TestMta mta) throws Exception {
        SmtpClient client = new SmtpClient(mta);
        if (!said.isEmpty()) {
            client.reply();
        }
        for (String line : before.split("(?<=\n)")) {
            if (!line.isEmpty()) {
                client.send(line);
                client.reply();
            }
        }
        client.send(said);
        return client;
    }

    boolean isUsual(String heard) {
        return usual.test(heard);
    }
}
