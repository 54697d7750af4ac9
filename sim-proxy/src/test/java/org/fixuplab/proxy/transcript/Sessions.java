package org.fixuplab.proxy.transcript;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.proxy.record.Secrets;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.smtp.Octets;

/** Sessions to print, of a clock that moves 7 ms whenever it is asked. */
final class Sessions {

    private Sessions() {}

    private static InstantSource clock() {
        AtomicInteger asked = new AtomicInteger();
        return () -> Instant.parse("2026-11-24T00:00:00Z").plusMillis(7L * asked.incrementAndGet());
    }

    static Transcript of(String session) {
        SessionRecorder recorder =
                new SessionRecorder(SessionRecorder.DEFAULT_LIMIT, Secrets.STARRED, clock(), entry -> {});
        Spoken spoken = new Spoken(recorder);
        switch (session) {
            case "starttls-masked" -> starttlsMasked(spoken);
            case "message" -> message(spoken);
            case "oddities" -> oddities(spoken);
            default -> tls(spoken);
        }
        return Transcript.of(recorder.snapshot());
    }

    private static void starttlsMasked(Spoken spoken) {
        spoken.server("220 mail.example.com ESMTP\r\n", "220 **********************\r\n", "banner-stars")
                .client("EHLO client.example.com\r\n")
                .server(
                        "250-mail.example.com\r\n250-8BITMIME\r\n250-SIZE 33554432\r\n250 STARTTLS\r\n",
                        "250-mail.example.com\r\n250-8BITMIME\r\n250-SIZE 33554432\r\n250 XXXXXXXA\r\n",
                        "ehlo-mask")
                .client("STARTTLS\r\n", "XXXXXXXX\r\n", "verb-x")
                .server("500 #5.5.1 command not recognized\r\n")
                .client("QUIT\r\n")
                .server("221 mail.example.com\r\n")
                .over();
    }

    private static void message(Spoken spoken) {
        StringBuilder body = new StringBuilder("From: a@example.com\r\nDKIM-Signature: v=1; a=rsa-sha256;\r\n");
        for (int i = 1; i <= 30; i++) {
            body.append("Line ")
                    .append(i)
                    .append(" of a message that is a good deal longer than the column it stands in\r\n");
        }
        body.append(".\r\n");
        spoken.client("AUTH PLAIN ");
        spoken.secret(0, 16);
        spoken.client("AHVzZXIAc2VjcmV0\r\n")
                .server("235 2.7.0 Authentication successful\r\n")
                .client("MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n")
                .server("250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 End data with <CR><LF>.<CR><LF>\r\n")
                .dataStarts()
                .dataEnds(body.length())
                .event(new Event.Matched(
                        "header-nested", Direction.FROM_CLIENT, 99, "header DKIM-Signature", Action.LOG, true, 0))
                .client(body.toString())
                .server("250 2.0.0 Ok: queued as 4C1F\r\n")
                .over();
    }

    private static void oddities(Spoken spoken) {
        spoken.server("220 ready\n");
        for (String letter : new String[] {"E", "H", "L", "O"}) {
            spoken.client(letter, "X", "verb-x");
        }
        spoken.client(" x\r\n")
                .server("500 what\r\n")
                .client("NOOP \u00e9\u0007\u001b[2J\r\n".getBytes(StandardCharsets.UTF_8))
                .client(new byte[] {'N', 'O', 'O', 'P', ' ', (byte) 0xe9, '\t', '\r', '\n'})
                .server("250 ok")
                .event(new Event.TooLate("ehlo-mask", org.fixuplab.event.Direction.FROM_SERVER, 20, 6))
                .event(new Event.Ended("header-duplicate", LegAct.SILENCE, LegAct.RESET))
                .segment(org.fixuplab.event.Direction.FROM_CLIENT, Octets.octets("Subject: twice\r\n"), new byte[0])
                .over(Ending.SILENCE, Ending.RESET, "the firewall ended the session");
    }

    private static void tls(Spoken spoken) {
        spoken.server("220 mail.example.com ESMTP\r\n")
                .client("STARTTLS\r\n")
                .tlsStarts(19)
                .server("220 Go ahead, do\r\n\r")
                .client(new byte[517])
                .server("ab\n".repeat(1000))
                .client(new byte[80])
                .client(new byte[1000])
                .over();
    }
}
