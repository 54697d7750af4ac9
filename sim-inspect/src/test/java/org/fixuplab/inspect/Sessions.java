package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fixuplab.event.Direction;
import org.fixuplab.smtp.Octets;

/** Random sessions that are nastier than any peer. The seed determines all of one. */
final class Sessions {

    static final List<String> CLIENT = List.of(
            "EHLO me\r\n",
            "HELO me\r\n",
            "MAIL FROM:<a@b>\r\n",
            "RCPT TO:<c@d>\r\n",
            "DATA\r\n",
            "QUIT\r\n",
            "NOOP\r\n",
            "STARTTLS\r\n",
            "AUTH PLAIN AGFs\r\n",
            "AUTH LOGIN\r\n",
            "c2VjcmV0\r\n",
            "BDAT 7 LAST\r\n",
            "BDAT 3\r\n",
            "Subject: x\r\n",
            "MAIL FROM:<a|b> SIZE=1\r\n",
            "RCPT TO:|<<\r\n",
            "To: ",
            "Content-Type: multipart/x; boundary=a; name=\"",
            "--a\r\n",
            "Content-Type: x\r\n",
            "DKIM-Signature: h=content-type:to\r\n",
            "\r\n",
            ".\r\n",
            "..\r\n",
            ".",
            "\r",
            "\n",
            "a",
            "\u00e9",
            "h",
            "HE",
            "LO",
            " ",
            "\u0000",
            "\u0016\u0003\u0001");
    static final List<String> SERVER = List.of(
            "220 mail 2.0\r\n",
            "220-mail\r\n",
            "250-mail\r\n",
            "250-STARTTLS\r\n",
            "250 HELP\r\n",
            "250 ok\r\n",
            "354 go\r\n",
            "334 x\r\n",
            "235 ok\r\n",
            "421 bye\r\n",
            "500 what\r\n",
            "503 no\r\n",
            "220 go\r\n",
            "2",
            "25",
            "250-",
            "250",
            "\r",
            "\n",
            "x\r\n",
            "\u00e9");

    private Sessions() {}

    /** A segment and who sent it. */
    record Sent(Direction from, String octets) {}

    static List<Sent> random(long seed) {
        Random random = new Random(seed);
        List<Sent> session = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            session.add(new Sent(Direction.FROM_SERVER, "220 mail\r\n"));
        }
        for (int i = 0; i < 60; i++) {
            boolean client = random.nextBoolean();
            StringBuilder segment = new StringBuilder();
            for (int pieces = random.nextInt(4); pieces >= 0; pieces--) {
                segment.append(client ? pick(CLIENT, random) : pick(SERVER, random));
            }
            session.add(new Sent(client ? Direction.FROM_CLIENT : Direction.FROM_SERVER, segment.toString()));
        }
        return session;
    }

    static String pick(List<String> alphabet, Random random) {
        return alphabet.get(random.nextInt(alphabet.size()));
    }

    /** Segments of any octets. */
    static List<Sent> noise(long seed) {
        Random random = new Random(seed);
        List<Sent> session = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] octets = new byte[random.nextInt(200)];
            random.nextBytes(octets);
            session.add(new Sent(
                    random.nextBoolean() ? Direction.FROM_CLIENT : Direction.FROM_SERVER, Octets.text(octets)));
        }
        return session;
    }

    /** Sends it all, and lets the time for which octets may be held go by. */
    static void play(Wire wire, List<Sent> session) {
        for (Sent sent : session) {
            switch (sent.from()) {
                case FROM_CLIENT -> wire.client(sent.octets());
                case FROM_SERVER -> wire.server(sent.octets());
            }
        }
        wire.timeOut();
    }

    static String sentBy(Direction from, List<Sent> session) {
        StringBuilder all = new StringBuilder();
        session.stream().filter(sent -> sent.from() == from).forEach(sent -> all.append(sent.octets()));
        return all.toString();
    }

    /** A session that was played. */
    record Outcome(Wire wire, List<Sent> session) {

        String sentBy(Direction from) {
            return Sessions.sentBy(from, session);
        }
    }
}
