package org.fixuplab.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.SessionEnd.Cause;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.proxy.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the device logs. {@code -Dgolden=write} writes the file of examples anew. */
class SyslogLinesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/syslog/lines.txt");
    private static final InetSocketAddress CLIENT = new InetSocketAddress("127.0.0.1", 35314);
    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 40026);
    private static final DeviceNames MTA_INSIDE = names(Inside.MTA);

    private static DeviceNames names(Inside inside) {
        return new DeviceNames(inside, OptionalInt.of(25), Optional.of("75.75.75.75"), Optional.of("10.0.25.101"));
    }

    /** A clock that moves only when told. */
    private static final class Clock implements InstantSource {

        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Clock clock = new Clock();

    private List<String> lines(String firmware, DeviceNames names, Consumer<Spoken> session) {
        return lines(Catalogue.load().policy(firmware), names, session);
    }

    private List<String> lines(InspectionPolicy policy, DeviceNames names, Consumer<Spoken> session) {
        List<String> lines = new ArrayList<>();
        SyslogLines syslog = new SyslogLines(policy, names, clock);
        session.accept(new Spoken(syslog.to(lines::add).observer(), CLIENT, SERVER));
        return lines;
    }

    /** Without the first line, which is about the connection. */
    private List<String> later(String firmware, DeviceNames names, Consumer<Spoken> session) {
        List<String> lines = lines(firmware, names, session);
        return lines.subList(1, lines.size());
    }

    private static Event matched(String behaviour, String subject, Action action, int mapClass) {
        return new Event.Matched(behaviour, Direction.FROM_CLIENT, 900, subject, action, true, mapClass);
    }

    private static Event bug(Action action) {
        return new Event.Matched("header-nested", Direction.FROM_CLIENT, 900, "header content-type", action, false, 0);
    }

    private static Event ended(LegAct act) {
        return new Event.Ended("header-line-length", act, act);
    }

    private static void headerTooLong(Spoken spoken) {
        spoken.event(matched("header-line-length", "header line length gt 998", Action.DROP_CONNECTION, 4))
                .event(ended(LegAct.SILENCE));
    }

    @Test
    void the_lines_of_a_real_device_are_reproduced() {
        assertThat(later("ASA 9.1(5)21", MTA_INSIDE, SyslogLinesTest::headerTooLong))
                .startsWith(
                        "%ASA-4-108004: ESMTP Classification: Dropped connection for ESMTP Request from outside:75.75.75.75/35314 to inside:10.0.25.101/25; matched Class 4: header line length gt 998",
                        "%ASA-4-507003: tcp flow from outside:75.75.75.75/35314 to inside:10.0.25.101/25 terminated by inspection engine, reason - inspector disconnected, dropped packet.");
    }

    @Test
    void each_line_reads_as_reviewed() throws IOException {
        StringBuilder text = new StringBuilder();
        examples().forEach((title, lines) -> {
            text.append("# ").append(title).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        });
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).hasToString(Files.readString(GOLDEN));
    }

    private Map<String, List<String>> examples() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("a header line too long: drop-connection log", lines("ASA 8.2(5)", MTA_INSIDE, spoken -> {
            spoken.server("220 ready\r\n").client("EHLO x\r\n");
            clock.pass(Duration.ofSeconds(18));
            headerTooLong(spoken);
        }));
        all.put("the same with the client inside", lines("ASA 8.2(5)", names(Inside.CLIENT), spoken -> {
            spoken.server("220 ready\r\n").client("EHLO x\r\n");
            clock.pass(Duration.ofHours(30).plusMinutes(4).plusSeconds(5));
            headerTooLong(spoken);
        }));
        all.put(
                "reset log",
                later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(matched("rcpt-count", "cmd RCPT count gt 100", Action.RESET, 2))
                                .event(ended(LegAct.RESET))));
        all.put(
                "mask log",
                later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(new Event.Matched(
                                "ehlo-mask",
                                Direction.FROM_SERVER,
                                0,
                                "ehlo-reply-parameter others",
                                Action.MASK,
                                true,
                                7))));
        all.put(
                "log alone",
                later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(matched("body-line-length", "body line length gt 998", Action.LOG, 3))));
        all.put(
                "a parameter of the map",
                later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(matched(
                                        "mail-relay", "mail-relay: No Mail Relay allowed", Action.DROP_CONNECTION, 0))
                                .event(ended(LegAct.SILENCE))));
        all.put(
                "a parameter of the map that logs alone",
                later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(
                                matched("mail-relay", "mail-relay: No Mail Relay allowed", Action.LOG, 0))));
        all.put(
                "a message longer than declared",
                later("ASA 8.2(5)", MTA_INSIDE, spoken -> spoken.event(new Event.SizeExceeded(900, 500, 512))));
        InspectionPolicy tlsLogged = Catalogue.load().policy("ASA 9.6(1)").with("allow-tls", "log", "on");
        all.put(
                "TLS: allow-tls action log",
                lines(tlsLogged, MTA_INSIDE, spoken -> spoken.tlsStarts(0)).subList(1, 2));
        for (String firmware : new String[] {"PIX 6.3(5)", "PIX 7.2(2)", "ASA 8.2(5)", "FWSM 3.2(1)"}) {
            all.put(
                    "addresses, " + firmware,
                    later(
                            firmware,
                            MTA_INSIDE,
                            spoken -> spoken.event(matched("address-pipe", "a|b@example.com", Action.MASK, 0))
                                    .event(matched(
                                            "address-brackets", "a<b>@example.com", Action.DROP_CONNECTION, 0))));
        }
        all.put(
                "a bug in reading headers",
                later(
                        "PIX 7.2(2)",
                        MTA_INSIDE,
                        spoken -> spoken.event(bug(Action.RESET)).event(ended(LegAct.RESET))));
        all.put(
                "service resetinbound",
                later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(matched(
                                        "header-line-length", "header line length gt 998", Action.DROP_CONNECTION, 4))
                                .event(ended(LegAct.RESET))));
        all.put(
                "service resetoutbound",
                later(
                        "ASA 8.2(5)",
                        names(Inside.CLIENT),
                        spoken -> spoken.event(matched(
                                        "header-line-length", "header line length gt 998", Action.DROP_CONNECTION, 4))
                                .event(ended(LegAct.RESET))));
        all.put(
                "what comes after the end",
                later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(ended(LegAct.SILENCE))
                                .denied(Direction.FROM_CLIENT, SegmentFlags.PSH_ACK)
                                .denied(Direction.FROM_SERVER, SegmentFlags.FIN_ACK)
                                .denied(Direction.FROM_CLIENT, SegmentFlags.RST)));
        for (Cause cause : Cause.values()) {
            all.put("ended: " + cause, later("ASA 8.2(5)", MTA_INSIDE, spoken -> spoken.over(cause)));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "MTA, CLIENT_RESET, TCP Reset-O",
        "MTA, SERVER_RESET, TCP Reset-I",
        "CLIENT, CLIENT_RESET, TCP Reset-I",
        "CLIENT, NO_UPSTREAM, TCP Reset-O",
    })
    void a_reset_is_of_the_interface_it_came_from(Inside inside, Cause cause, String reason) {
        assertThat(later("ASA 8.2(5)", names(inside), spoken -> spoken.over(cause)))
                .singleElement()
                .asString()
                .endsWith(" bytes 0 " + reason);
    }

    @Test
    void bytes_are_those_that_went_on_in_either_direction() {
        assertThat(later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.server("220 ready\r\n")
                                .client("QUIT\r\n")
                                .segment(Direction.FROM_CLIENT, new byte[100], new byte[0])
                                .over()))
                .singleElement()
                .asString()
                .endsWith(" duration 0:00:00 bytes 17 TCP FINs");
    }

    @Test
    void a_connection_is_torn_down_once() {
        assertThat(later("ASA 8.2(5)", MTA_INSIDE, spoken -> {
                    headerTooLong(spoken);
                    spoken.over(Cause.CLIENT_RESET);
                }))
                .hasSize(3);
    }

    @Test
    void what_is_not_to_be_logged_is_not() {
        assertThat(later(
                        "ASA 8.2(5)",
                        MTA_INSIDE,
                        spoken -> spoken.event(new Event.Matched(
                                "header-line-length", Direction.FROM_CLIENT, 1, "x", Action.MASK, false, 4))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Inside.class)
    void without_names_the_sockets_have_theirs(Inside inside) {
        String from = inside == Inside.MTA ? "outside" : "inside";
        String to = inside == Inside.MTA ? "inside" : "outside";
        assertThat(later("ASA 8.2(5)", DeviceNames.ofSockets(inside), SyslogLinesTest::headerTooLong))
                .element(1)
                .asString()
                .contains("from " + from + ":127.0.0.1/35314 to " + to + ":127.0.0.1/40026 ");
    }

    @Test
    void a_server_that_was_not_looked_up_has_its_name() {
        List<String> lines = new ArrayList<>();
        SyslogLines syslog =
                new SyslogLines(Catalogue.load().policy("ASA 8.2(5)"), DeviceNames.ofSockets(Inside.MTA), clock);
        new Spoken(
                syslog.to(lines::add).observer(), CLIENT, InetSocketAddress.createUnresolved("mail.example.com", 25));
        assertThat(lines)
                .containsExactly(
                        "%ASA-6-302013: Built inbound TCP connection 3 for outside:127.0.0.1/35314 (127.0.0.1/35314) to inside:mail.example.com/25 (mail.example.com/25)");
    }

    @Test
    void no_device_logs_nothing() {
        assertThat(lines("none", MTA_INSIDE, spoken -> {
                    headerTooLong(spoken);
                    spoken.over();
                }))
                .isEmpty();
    }

    @Test
    void a_device_told_not_to_inspect_still_logs_its_connections() {
        List<String> lines = new ArrayList<>();
        SyslogLines syslog =
                new SyslogLines(Catalogue.load().policy("ASA 8.2(5)").withoutInspection(), MTA_INSIDE, clock);
        Spoken spoken = new Spoken(syslog.to(lines::add).observer(), CLIENT, SERVER);
        spoken.tlsStarts(0).over();
        assertThat(lines).extracting(line -> line.substring(0, 14)).containsExactly("%ASA-6-302013:", "%ASA-6-302014:");
    }

    @Test
    void the_transcript_keeps_every_line_and_shows_those_about_inspection() {
        SessionRecorder recorder = new SessionRecorder(SessionRecorder.DEFAULT_LIMIT);
        SyslogLines syslog = new SyslogLines(Catalogue.load().policy("ASA 8.2(5)"), MTA_INSIDE, clock);
        SessionObserver both = SessionObservers.all(() -> recorder, () -> syslog.observer(recorder::logged))
                .observer();
        Spoken spoken = new Spoken(both, CLIENT, SERVER);
        headerTooLong(spoken.client("DATA\r\n").event(new Event.DataStarted(6)));
        spoken.segment(Direction.FROM_CLIENT, new byte[] {'x', '\r', '\n'}, new byte[0])
                .denied(Direction.FROM_SERVER, SegmentFlags.FIN_ACK)
                .over(Cause.INSPECTION);
        Transcript transcript = Transcript.of(recorder.snapshot());
        assertThat(transcript.syslog())
                .extracting(line -> line.substring(0, 13))
                .containsExactly("%ASA-6-302013", "%ASA-4-108004", "%ASA-4-507003", "%ASA-6-302014", "%ASA-6-106015");
        assertThat(transcript.lines())
                .extracting(line -> line.sent().split(" ", -1)[0])
                .containsExactly(
                        "DATA",
                        "x",
                        "header-line-length",
                        "%ASA-4-108004:",
                        "header-line-length",
                        "%ASA-4-507003:",
                        "%ASA-6-106015:",
                        "session");
    }
}
