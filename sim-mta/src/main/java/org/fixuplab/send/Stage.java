package org.fixuplab.send;

/** Where in the dialogue a sender is: what it waits for, how long, and what a loss means there. */
enum Stage {
    CONNECT("CONNECT", "connecting", SenderKey.TIMEOUT_CONNECT),
    GREETING("CONNECT", "receiving the initial server greeting", SenderKey.TIMEOUT_GREETING),
    EHLO("EHLO", "performing the EHLO handshake", SenderKey.TIMEOUT_HELLO),
    HELO("HELO", "performing the HELO handshake", SenderKey.TIMEOUT_HELLO),
    STARTTLS("STARTTLS", "receiving the STARTTLS response", SenderKey.TIMEOUT_STARTTLS),
    AUTH("AUTH", "performing SASL authentication", SenderKey.TIMEOUT_AUTH),
    MAIL("MAIL FROM", "sending MAIL FROM", SenderKey.TIMEOUT_MAIL),
    RCPT("RCPT TO", "sending RCPT TO", SenderKey.TIMEOUT_RCPT),
    DATA("DATA", "sending DATA command", SenderKey.TIMEOUT_DATA),
    BODY(
            "DATA",
            "sending message body",
            SenderKey.TIMEOUT_BLOCK,
            SenderKey.CLOSED_IN_DATA,
            SenderKey.RESET_IN_DATA,
            SenderKey.TIMEOUT_IN_DATA),
    END(
            "end of DATA",
            "sending end of data -- message may be sent more than once",
            SenderKey.TIMEOUT_END,
            SenderKey.CLOSED_AT_END,
            SenderKey.RESET_AT_END,
            SenderKey.TIMEOUT_AT_END),
    QUIT("QUIT", "sending QUIT", SenderKey.TIMEOUT_QUIT);

    private final String command;
    private final String doing;
    private final SenderKey timeout;
    private final SenderKey closed;
    private final SenderKey reset;
    private final SenderKey silent;

    Stage(String command, String doing, SenderKey timeout) {
        this(command, doing, timeout, SenderKey.CLOSED, SenderKey.RESET, SenderKey.TIMEOUT);
    }

    Stage(String command, String doing, SenderKey timeout, SenderKey closed, SenderKey reset, SenderKey silent) {
        this.command = command;
        this.doing = doing;
        this.timeout = timeout;
        this.closed = closed;
        this.reset = reset;
        this.silent = silent;
    }

    String command() {
        return command;
    }

    String doing() {
        return doing;
    }

    /** How long its wait is. */
    SenderKey timeout() {
        return timeout;
    }

    /** What decides about a connection that is lost here. */
    SenderKey on(ConnectionLost loss) {
        return switch (loss.how()) {
            case SILENT -> silent;
            case RESET -> reset;
            case CLOSED, GARBAGE, CERTIFICATE -> closed;
        };
    }
}
