package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fixuplab.inspect.Sessions.pick;
import static org.fixuplab.inspect.Sessions.sentBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.inspect.Sessions.Sent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that hold for every firewall, over seeded random sessions. A failure names its seed. */
class LawsTest {

    static List<Object[]> sessions() {
        List<Object[]> sessions = new ArrayList<>();
        for (long seed = 1; seed <= 400; seed++) {
            sessions.add(new Object[] {seed});
        }
        return sessions;
    }

    private static List<Rules> firewalls() {
        return List.of(
                Rules.none(),
                Rules.fixup(),
                Rules.esmtp(),
                Rules.esmtp().tls(),
                Rules.esmtp().alsoVerb("BDAT").nested("hdr-03", "log"),
                Rules.fixup().nested("hdr-04", "overwrite").duplicate("log"),
                Rules.esmtp().nested("hdr-08", "overwrite").duplicate("overwrite"),
                Rules.mailguard(),
                Rules.mailguard().with("data-bypass").with("dot-split"),
                Rules.mailguard().tls().ehlo("on"),
                Rules.noop(),
                Rules.noop().noopBody("line").with("dot-split"),
                Rules.fixup().noopBody("word").with("data-bypass"),
                Rules.wholeSegments(),
                Rules.wholeSegments().tls().with("banner-stars-segment"),
                Rules.fixup().with("dot-split"),
                Rules.esmtp().nested("hdr-03", "reset").duplicate("silence"),
                Rules.esmtp().duplicate("silence").serviceReset(),
                Rules.esmtp()
                        .map(
                                "address-pipe",
                                "address-brackets action=log",
                                "special-character characters=|a",
                                "mail-relay domains=x action=none",
                                "size-log",
                                "cmd-line-length limit=9 action=none",
                                "rcpt-count limit=1 action=none",
                                "invalid-recipients limit=1 action=none",
                                "sender-address-length limit=2 action=none",
                                "sender-address patterns=(a+)+b action=none",
                                "cmd-verb verbs=NOOP,EHLO action=mask",
                                "cmd-verb verbs=NOOP,QUIT action=none negate=on",
                                "ehlo-parameter keywords=STARTTLS known= letters=on action=mask"),
                Rules.esmtp()
                        .map(
                                "body-line-length limit=3 action=none",
                                "body-line-length limit=3 action=none negate=on",
                                "header-line-length limit=5 action=none",
                                "header-length limit=9 action=none",
                                "to-fields-count limit=1 action=none",
                                "mime-filename-length limit=1 action=none",
                                "mime-filetype patterns=x action=none",
                                "mime-encoding encodings=others action=none negate=on"));
    }

    private static Wire play(Rules rules, List<Sent> session) {
        Wire wire = rules.wire();
        Sessions.play(wire, session);
        return wire;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void without_behaviours_what_leaves_is_what_came(long seed) {
        List<Sent> session = Sessions.random(seed);
        Wire wire = play(Rules.none(), session);
        assertThat(wire.toServer()).isEqualTo(sentBy(Direction.FROM_CLIENT, session));
        assertThat(wire.toClient()).isEqualTo(sentBy(Direction.FROM_SERVER, session));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void every_octet_that_differs_is_told_by_an_event_and_lengths_change_under_named_behaviours_only(long seed) {
        List<Sent> session = Sessions.random(seed);
        for (Rules rules : firewalls()) {
            Told.assertTellsEverything(
                    play(rules, session),
                    sentBy(Direction.FROM_CLIENT, session),
                    sentBy(Direction.FROM_SERVER, session));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sessions")
    void the_same_session_has_the_same_outcome(long seed) {
        List<Sent> session = Sessions.random(seed);
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
        List<Sent> session = Sessions.random(seed);
        Sessions.play(wire, session);
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
            body.append(pick(Sessions.CLIENT, random));
        }
        String stuffed = body.toString().replace("\r\n.", "\r\n..");
        String payload = (stuffed.startsWith(".") ? "." : "") + stuffed + "\r\n.\r\n";
        int cut = 1 + random.nextInt(9);
        for (Rules rules : List.of(
                Rules.none(),
                Rules.fixup().with("data-bypass"),
                Rules.noop(),
                Rules.esmtp(),
                Rules.esmtp().tls())) {
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
            replies.append(pick(Sessions.SERVER, random));
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
            Sessions.play(wire, session);
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
        List<Sent> session = Sessions.noise(seed);
        for (Rules rules : firewalls()) {
            Wire wire = play(rules, session);
            Told.assertTellsEverything(
                    wire, sentBy(Direction.FROM_CLIENT, session), sentBy(Direction.FROM_SERVER, session));
            assertThat(wire.end()).isNull();
        }
    }
}
