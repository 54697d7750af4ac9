package org.fixuplab.build.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fixuplab.build.soak.Conversation.Cut;
import org.fixuplab.build.soak.Conversation.Surprise;

/** What the clients of each kind say. */
final class Plays {

    private static final String HELLO = "client.soak.example";
    private static final String HEADER = "From: a@soak.example\r\nTo: u@dest.example\r\nSubject: soak\r\n\r\n";
    private static final String LINE =
            "The quick brown fox jumps over the lazy dog, and so on until the line ends.\r\n";
    private static final String SIGNED = """
            DKIM-Signature: v=1; a=rsa-sha256; d=soak.example; s=lab;
             c=relaxed/simple; h=from:to:subject:content-type:date;
             bh=AAAA; b=AAAA
            From: a@soak.example
            Content-Type: text/plain

            signed
            .
            """.replace("\n", "\r\n");
    private static final int SMALL = 1024;
    private static final int LARGEST_SMALL = 10 * 1024;
    private static final int BIG = 2 << 20;
    private static final int MANY = 20;
    private static final int TOO_LONG = 600;
    private static final int EHLOS = 500;
    private static final int TRICKLED = 300;
    private static final int IDLE_MILLIS = 20_000;

    private Plays() {}

    private static String content(int size) {
        return HEADER + LINE.repeat(Math.max(1, size / LINE.length()));
    }

    private static int small(Random random) {
        return SMALL + random.nextInt(LARGEST_SMALL - SMALL);
    }

    static void deliver(Conversation talk, Ledger ledger, int size) throws IOException {
        int id = ledger.next();
        envelope(talk, id);
        byte[] octets = (content(size) + ".\r\n").getBytes(StandardCharsets.ISO_8859_1);
        ledger.unsure(id);
        try {
            talk.send(octets);
        } catch (Cut cut) {
            if (!cut.whole) {
                ledger.refused(id);
            }
            throw cut;
        }
        answered(talk, ledger, id);
    }

    private static void envelope(Conversation talk, int id) throws IOException {
        talk.ask("MAIL FROM:<" + Ledger.sender(id) + ">", "250");
        talk.ask("RCPT TO:<u@dest.example>", "250");
        talk.ask("DATA", "354");
    }

    private static void answered(Conversation talk, Ledger ledger, int id) throws IOException {
        String reply = talk.reply();
        if (!reply.startsWith("250")) {
            ledger.refused(id);
            throw new Surprise("expected 250 to the final dot, got " + reply);
        }
        ledger.accepted(id);
    }

    private static void quit(Conversation talk) throws IOException {
        talk.ask("QUIT", "221");
        talk.expectEnd();
    }

    private static void greetedAndMasked(Conversation talk) throws IOException {
        talk.expect("220");
        talk.send("EHLO " + HELLO + "\r\n");
        expectMasked(talk);
    }

    private static void expectMasked(Conversation talk) throws IOException {
        boolean masked = false;
        for (String line : talk.replyLines()) {
            if (line.contains("STARTTLS")) {
                throw new Surprise("STARTTLS came through: " + line);
            }
            masked |= line.startsWith("XXXX", 4);
        }
        if (!masked) {
            throw new Surprise("nothing of the EHLO reply was masked");
        }
    }

    static void masked(Conversation talk, Load.Client client) throws IOException {
        greetedAndMasked(talk);
        deliver(talk, client.ledger(), small(client.random()));
        quit(talk);
    }

    static void withHelo(Conversation talk, Load.Client client) throws IOException {
        talk.expect("220");
        talk.ask("HELO " + HELLO, "250");
        deliver(talk, client.ledger(), small(client.random()));
        quit(talk);
    }

    static void localOk(Conversation talk, Load.Client client) throws IOException {
        talk.expect("220");
        talk.ask("EHLO " + HELLO, "OK");
        talk.ask("HELO " + HELLO, "250");
        deliver(talk, client.ledger(), small(client.random()));
        quit(talk);
    }

    static void many(Conversation talk, Load.Client client) throws IOException {
        greetedAndMasked(talk);
        for (int i = 0; i < MANY; i++) {
            deliver(talk, client.ledger(), SMALL);
        }
        quit(talk);
    }

    static void big(Conversation talk, Load.Client client) throws IOException {
        greetedAndMasked(talk);
        deliver(talk, client.ledger(), BIG);
        quit(talk);
    }

    static void tls(Conversation talk, Load.Client client) throws IOException {
        talk.expect("220");
        talk.ask("EHLO " + HELLO, "250");
        talk.ask("STARTTLS", "220");
        talk.startTls(client.trust());
        talk.ask("EHLO " + HELLO, "250");
        deliver(talk, client.ledger(), small(client.random()));
        quit(talk);
    }

    static void dropped(Conversation talk, Load.Client client) throws IOException {
        greetedAndMasked(talk);
        talk.send("MAIL FROM:<" + "a".repeat(TOO_LONG) + "@soak.example>\r\n");
        talk.finish();
        talk.expectEnd();
    }

    static void nestedHeader(Conversation talk, Load.Client client) throws IOException {
        greetedAndMasked(talk);
        envelope(talk, client.ledger().next());
        talk.send(SIGNED);
        talk.expectReset();
    }

    /** In the dialogue, in the message, at its last octet, or after it. */
    static void aborted(Conversation talk, Load.Client client) throws IOException {
        aborted(talk, client.ledger(), client.random());
    }

    static void aborted(Conversation talk, Ledger ledger, Random random) throws IOException {
        int size = small(random);
        int dialogue = ("EHLO " + HELLO + "\r\n" + "MAIL FROM:<" + Ledger.sender(1_000_000) + ">\r\n").length() + 34;
        int message = (content(size) + ".\r\n").length();
        switch (random.nextInt(8)) {
            case 0 -> {
                talk.reset();
                throw new Cut(false);
            }
            case 1, 2 -> talk.cutAfter(1 + random.nextInt(dialogue));
            case 3, 4, 5 -> talk.cutAfter(dialogue + random.nextInt(message));
            case 6 -> talk.cutAfter(Long.MAX_VALUE); // Just after the 250.
            default -> talk.cutAfterNext(message);
        }
        greetedAndMasked(talk);
        deliver(talk, ledger, size);
        talk.reset();
        throw new Cut(true);
    }

    static void trickle(Conversation talk, Load.Client client) throws IOException, InterruptedException {
        greetedAndMasked(talk);
        int id = client.ledger().next();
        envelope(talk, id);
        talk.send(HEADER);
        for (int i = 0; i < TRICKLED; i++) {
            talk.send("x");
            TimeUnit.MILLISECONDS.sleep(5);
        }
        client.ledger().unsure(id);
        talk.send("\r\n.\r\n");
        answered(talk, client.ledger(), id);
        quit(talk);
    }

    static void slowReader(Conversation talk, Load.Client client) throws IOException, InterruptedException {
        talk.expect("220");
        talk.send(("EHLO " + HELLO + "\r\n").repeat(EHLOS));
        for (int i = 0; i < EHLOS; i++) {
            expectMasked(talk);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        quit(talk);
    }

    static void idle(Conversation talk, Load.Client client) throws IOException, InterruptedException {
        greetedAndMasked(talk);
        client.pause(client.random().nextInt(IDLE_MILLIS));
        talk.ask("NOOP", "250");
        quit(talk);
    }
}
