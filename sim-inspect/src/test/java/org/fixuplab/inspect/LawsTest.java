package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that hold for every firewall, over seeded random sessions. A failure names its seed. */
class LawsTest {

    private static final List<String> CLIENT = List.of(
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
    private static final List<String> SERVER = List.of(
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

    static List<Object[]> sessions() {
        List<Object[]> sessions = new ArrayList<>();
        for (long seed = 1; seed <= 400; seed++) {
            sessions.add(new Object[] {seed});
        }
        return sessions;
    }

    /** A segment and who sent it. */
    private record Sent(Direction from, String octets) {}

    private static List<Sent> session(long seed) {
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

    private static String pick(List<String> alphabet, Random random) {
        return alphabet.get(random.nextInt(alphabet.size()));
    }

    private static List<Rules> firewalls() {
        return List.of(
                Rules.none(),
                Rules.fixup(),
                Rules.esmtp(),
                Rules.esmtp().tls(),
                Rules.esmtp().alsoVerb("BDAT").nested("hdr-03", "log"),
                Rules.fixup().nested("hdr-04", "overwrite").duplicate("log"),
                Rules.esmtp().nested("hdr-03", "reset").duplicate("silence"),
                Rules.esmtp().duplicate("silence").serviceReset());
    }

    private static Wire play(Rules rules, List<Sent> session) {
        Wire wire = rules.wire();
        for (Sent sent : session) {
            switch (sent.from()) {
                case FROM_CLIENT -> wire.client(sent.octets());
                case FROM_SERVER -> wire.server(sent.octets());
            }
        }
        wire.timeOut();
        return wire;
    }

    private static String sentBy(Direction from, List<Sent> session) {
        StringBuilder all = new StringBuilder();
        session.stream().filter(sent -> sent.from() == from).forEach(sent -> all.append(sent.octets()));
        return all.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void without_behaviours_what_leaves_is_what_came(long seed) {
        List<Sent> session = session(seed);
        Wire wire = play(Rules.none(), session);
        assertThat(wire.toServer()).isEqualTo(sentBy(Direction.FROM_CLIENT, session));
        assertThat(wire.toClient()).isEqualTo(sentBy(Direction.FROM_SERVER, session));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void every_octet_that_differs_is_told_by_an_event_and_no_length_changes(long seed) {
        List<Sent> session = session(seed);
        for (Rules rules : firewalls()) {
            Wire wire = play(rules, session);
            assertThat(wire.toServer())
                    .isEqualTo(rewritten(
                            wire,
                            Direction.FROM_CLIENT,
                            session,
                            wire.toServer().length()));
            assertThat(wire.toClient())
                    .isEqualTo(rewritten(
                            wire,
                            Direction.FROM_SERVER,
                            session,
                            wire.toClient().length()));
            if (wire.end() == null) {
                assertThat(wire.toServer()).hasSameSizeAs(sentBy(Direction.FROM_CLIENT, session));
                assertThat(wire.toClient()).hasSameSizeAs(sentBy(Direction.FROM_SERVER, session));
            }
        }
    }

    /** What was sent, with the alterations that events tell of. */
    private static String rewritten(Wire wire, Direction from, List<Sent> session, int length) {
        StringBuilder octets = new StringBuilder(sentBy(from, session));
        for (Event.Altered altered : wire.events(Event.Altered.class)) {
            int at = (int) altered.offset();
            if (altered.from() == from) {
                String before = octets.substring(at, at + altered.before().length);
                String told = Octets.text(altered.before());
                String starred = Wire.starred(sentBy(from, session), from, wire.events());
                assertThat(told).isIn(before, starred.substring(at, at + altered.before().length));
                assertThat(altered.after()).hasSameSizeAs(altered.before());
                octets.replace(at, at + altered.after().length, Octets.text(altered.after()));
            }
        }
        return octets.substring(0, length);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void the_same_session_has_the_same_outcome(long seed) {
        List<Sent> session = session(seed);
        for (Rules rules : firewalls()) {
            Wire once = play(rules, session);
            Wire again = play(rules, session);
            assertThat(again.toServer()).isEqualTo(once.toServer());
            assertThat(again.toClient()).isEqualTo(once.toClient());
            assertThat(again.told()).isEqualTo(once.told());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void after_tls_has_started_both_directions_are_opaque(long seed) {
        Wire wire = Rules.esmtp().tls().wire();
        wire.server("220 mail\r\n");
        wire.client("STARTTLS\r\n");
        wire.server("220 go\r\n");
        int clear = wire.toServer().length();
        List<Sent> session = session(seed);
        for (Sent sent : session) {
            switch (sent.from()) {
                case FROM_CLIENT -> wire.client(sent.octets());
                case FROM_SERVER -> wire.server(sent.octets());
            }
        }
        assertThat(wire.toServer().substring(clear)).isEqualTo(sentBy(Direction.FROM_CLIENT, session));
        assertThat(wire.toClient()).endsWith(sentBy(Direction.FROM_SERVER, session));
        assertThat(wire.held()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void a_payload_arrives_the_same_at_every_cut_and_its_end_is_found(long seed) {
        Random random = new Random(seed);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            body.append(pick(CLIENT, random));
        }
        String stuffed = body.toString().replace("\r\n.", "\r\n..");
        String payload = (stuffed.startsWith(".") ? "." : "") + stuffed + "\r\n.\r\n";
        int cut = 1 + random.nextInt(9);
        for (Rules rules : List.of(
                Rules.none(), Rules.fixup(), Rules.esmtp(), Rules.esmtp().tls())) {
            Wire wire = rules.wire();
            wire.server("220 mail\r\n");
            wire.client("DATA\r\n");
            wire.server("354 go\r\n");
            for (int i = 0; i < payload.length(); i += cut) {
                wire.client(payload.substring(i, Math.min(payload.length(), i + cut)));
            }
            assertThat(wire.toServer()).isEqualTo("DATA\r\n" + payload);
            assertThat(wire.events(Event.DataEnded.class)).containsExactly(new Event.DataEnded(6 + payload.length()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void the_servers_stream_is_the_same_at_every_cut(long seed) {
        Random random = new Random(seed);
        StringBuilder replies = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            replies.append(pick(SERVER, random));
        }
        int cut = 1 + random.nextInt(9);
        for (Rules rules : List.of(Rules.fixup(), Rules.esmtp(), Rules.esmtp().tls())) {
            assertThat(heard(rules, replies.toString(), cut))
                    .as("cuts of %d", cut)
                    .isEqualTo(heard(rules, replies.toString(), replies.length()));
        }
    }

    private static String heard(Rules rules, String replies, int cut) {
        Wire wire = rules.wire();
        wire.client("EHLO me\r\nNOOP\r\nEHLO me\r\n");
        for (int i = 0; i < replies.length(); i += cut) {
            wire.server(replies.substring(i, Math.min(replies.length(), i + cut)));
        }
        wire.timeOut();
        return wire.toClient();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void no_event_shows_a_credential(long seed) {
        for (Rules rules : firewalls()) {
            Wire wire = rules.wire();
            List<Sent> session = authentication(new Random(seed));
            for (Sent sent : session) {
                switch (sent.from()) {
                    case FROM_CLIENT -> wire.client(sent.octets());
                    case FROM_SERVER -> wire.server(sent.octets());
                }
            }
            assertThat(Wire.starred(sentBy(Direction.FROM_CLIENT, session), Direction.FROM_CLIENT, wire.events()))
                    .doesNotContain(SECRET);
            assertThat(wire.altered()).noneMatch(told -> told.contains(SECRET));
        }
    }

    private static final String SECRET = "c2VjcmV0";

    /** A client that authenticates, more or less as it should. */
    private static List<Sent> authentication(Random random) {
        List<Sent> session = new ArrayList<>();
        session.add(new Sent(Direction.FROM_SERVER, "220 mail\r\n"));
        for (int i = 0; i < 3; i++) {
            String line = pick(List.of("AUTH PLAIN ", "auth login ", "AUTH ", " AUTH CRAM-MD5  ", "AUTH=X "), random)
                    + (random.nextBoolean() ? SECRET : "")
                    + "\r\n";
            Sent reply = new Sent(
                    Direction.FROM_SERVER,
                    pick(List.of("334 x\r\n", "334 x\r\n334 y\r\n", "535 no\r\n", "500 what\r\n"), random));
            if (random.nextBoolean()) {
                session.add(new Sent(Direction.FROM_CLIENT, line));
                session.add(reply);
                session.add(new Sent(Direction.FROM_CLIENT, SECRET + "\r\n"));
            } else {
                session.add(new Sent(Direction.FROM_CLIENT, line + SECRET + "\r\n" + SECRET + "\r\n"));
                session.add(reply);
            }
            session.add(new Sent(Direction.FROM_SERVER, "235 ok\r\n"));
            session.add(new Sent(Direction.FROM_CLIENT, "NOOP\r\n"));
            session.add(new Sent(Direction.FROM_SERVER, "250 ok\r\n"));
        }
        return session;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void any_octets_at_all_are_judged_without_a_fault(long seed) {
        Random random = new Random(seed);
        List<Sent> session = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] octets = new byte[random.nextInt(200)];
            random.nextBytes(octets);
            session.add(new Sent(
                    random.nextBoolean() ? Direction.FROM_CLIENT : Direction.FROM_SERVER, Octets.text(octets)));
        }
        for (Rules rules : firewalls()) {
            Wire wire = play(rules, session);
            assertThat(wire.toServer()).hasSameSizeAs(sentBy(Direction.FROM_CLIENT, session));
        }
    }
}
