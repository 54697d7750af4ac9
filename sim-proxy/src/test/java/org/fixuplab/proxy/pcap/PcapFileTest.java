package org.fixuplab.proxy.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.proxy.pcap.ReadCapture.Read;
import org.fixuplab.proxy.record.Secrets;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PcapFileTest {

    private static final Direction CLIENT = Direction.FROM_CLIENT;
    private static final Direction SERVER = Direction.FROM_SERVER;
    private static final PcapOptions OPTIONS = new PcapOptions(false, DeviceNames.DEFAULT);

    private Instant now = Instant.parse("2026-11-24T00:00:00.000000001Z");
    private final SessionRecorder recorder = new SessionRecorder(50_000, Secrets.STARRED, () -> now, entry -> {});
    private Spoken spoken = spoken("127.0.0.1", "127.0.0.1");

    private Spoken spoken(String client, String server) {
        Spoken begun = new Spoken(recorder, new InetSocketAddress(client, 40001), new InetSocketAddress(server, 4026));
        recorder.opened(new SessionInfo(
                3,
                new InetSocketAddress(client, 40001),
                new InetSocketAddress(client, 4025),
                new InetSocketAddress(server, 4026),
                now));
        return begun;
    }

    private Spoken connected() {
        recorder.connected(new InetSocketAddress("127.0.0.1", 40002));
        recorder.signal(SERVER, LegSignal.CONNECTED);
        return spoken;
    }

    private ReadCapture capture() {
        return ReadCapture.of(recorder.snapshot(), OPTIONS);
    }

    /** One line a packet: who sends, with which flags, how much. */
    private static List<String> lines(List<Read> packets) {
        List<String> lines = new ArrayList<>();
        for (Read packet : packets) {
            lines.add((packet.toPort() == 25 ? "> " : "< ")
                    + packet.flagLetters()
                    + (packet.payload().length > 0 ? " " + packet.payload().length : "")
                    + (packet.missing() > 0 ? " [" + packet.missing() + "]" : ""));
        }
        return lines;
    }

    @Test
    void a_session_in_order_has_handshakes_data_and_fins_on_both_legs() {
        connected().server("220 hello\r\n").client("QUIT\r\n").server("221 bye\r\n");
        recorder.signal(SERVER, LegSignal.PEER_FIN);
        recorder.signal(CLIENT, LegSignal.FIN);
        recorder.signal(CLIENT, LegSignal.PEER_FIN);
        recorder.signal(SERVER, LegSignal.FIN);
        ReadCapture capture = capture();
        assertThat(capture.interfaceNames).containsExactly("outside", "inside");
        assertThat(lines(capture.on("outside")))
                .containsExactly(
                        "> S", "< SA", "> A", "< PA 11", "> A", "> PA 6", "< A", "< PA 9", "> A", "< FA", "> A", "> FA",
                        "< A");
        assertThat(lines(capture.on("inside")))
                .containsExactly(
                        "> S", "< SA", "> A", "< PA 11", "> A", "> PA 6", "< A", "< PA 9", "> A", "< FA", "> A", "> FA",
                        "< A");
    }

    @Test
    void each_leg_has_what_its_peer_sent_or_got() {
        connected()
                .server("250-STARTTLS\r\n", "250-XXXXXXXA\r\n", "ehlo-mask")
                .client("STARTTLS\r\n", "XXXXXXXX\r\n", "verb-x");
        ReadCapture capture = capture();
        assertThat(Octets.text(capture.stream("outside", false, 25))).isEqualTo("250-XXXXXXXA\r\n");
        assertThat(Octets.text(capture.stream("inside", false, 25))).isEqualTo("250-STARTTLS\r\n");
        assertThat(Octets.text(capture.stream("outside", true, 25))).isEqualTo("STARTTLS\r\n");
        assertThat(Octets.text(capture.stream("inside", true, 25))).isEqualTo("XXXXXXXX\r\n");
        assertThat(commented(capture.on("outside"))).containsExactly("ehlo-mask: \"STARTTLS\" became \"XXXXXXXA\"");
        assertThat(commented(capture.on("inside"))).containsExactly("verb-x: \"STARTTLS\" became \"XXXXXXXX\"");
    }

    /** The comments, but for those of the first packet. */
    private static List<String> commented(List<Read> packets) {
        return packets.stream()
                .skip(1)
                .map(Read::comment)
                .filter(comment -> !comment.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void which_leg_is_inside_is_as_the_device_has_it(Inside inside) {
        connected();
        DeviceNames device =
                new DeviceNames(inside, OptionalInt.of(2525), Optional.of("192.0.2.10"), Optional.of("10.0.25.101"));
        ReadCapture capture = ReadCapture.of(recorder.snapshot(), new PcapOptions(false, device));
        boolean clientInside = inside == Inside.CLIENT;
        String client = clientInside ? "10.0.25.101" : "192.0.2.10";
        String server = clientInside ? "192.0.2.10" : "10.0.25.101";
        Read first = capture.on(clientInside ? "inside" : "outside").get(0);
        assertThat(first.from() + ":" + first.fromPort()).isEqualTo(client + ":40001");
        assertThat(first.to() + ":" + first.toPort()).isEqualTo(server + ":2525");
        Read second = capture.on(clientInside ? "outside" : "inside").get(0);
        assertThat(second.from() + ":" + second.fromPort()).isEqualTo(client + ":40002");
        assertThat(second.to() + ":" + second.toPort()).isEqualTo(server + ":2525");
    }

    @Test
    void the_real_ports_stand_in_a_comment_or_if_wanted_in_the_packets() {
        connected();
        Read plausible = capture().on("inside").get(0);
        assertThat(plausible.toPort()).isEqualTo(25);
        assertThat(plausible.comment())
                .isEqualTo("session 3, the server's leg: really 127.0.0.1:40002 to 127.0.0.1:4026");
        ReadCapture real = ReadCapture.of(recorder.snapshot(), new PcapOptions(true, DeviceNames.DEFAULT));
        assertThat(real.on("outside").get(0).toPort()).isEqualTo(4025);
        assertThat(real.on("inside").get(0).toPort()).isEqualTo(4026);
    }

    @Test
    void two_legs_are_never_one_connection() {
        recorder.connected(new InetSocketAddress("127.0.0.1", 40001));
        recorder.signal(SERVER, LegSignal.CONNECTED);
        ReadCapture capture = capture();
        assertThat(capture.on("outside").get(0).fromPort()).isEqualTo(40001);
        assertThat(capture.on("inside").get(0).fromPort()).isEqualTo(40002);
    }

    @Test
    void addresses_of_both_versions_on_one_leg_become_ipv6() {
        connected();
        DeviceNames device =
                new DeviceNames(Inside.MTA, OptionalInt.of(25), Optional.of("2001:db8::10"), Optional.empty());
        ReadCapture capture = ReadCapture.of(recorder.snapshot(), new PcapOptions(false, device));
        assertThat(capture.packets)
                .allMatch(Read::checksumsRight)
                .allMatch(packet -> packet.from().equals("2001:db8:0:0:0:0:0:10")
                        || packet.to().equals("2001:db8:0:0:0:0:0:10"));
    }

    @Test
    void a_server_that_refuses_answers_with_rst_and_one_out_of_reach_not_at_all() {
        recorder.signal(SERVER, LegSignal.REFUSED);
        recorder.signal(CLIENT, LegSignal.RESET);
        assertThat(lines(capture().on("inside"))).containsExactly("> S", "< RA");
        assertThat(lines(capture().on("outside"))).containsExactly("> S", "< SA", "> A", "< RA");
    }

    @Test
    void a_server_out_of_reach_answers_nothing() {
        recorder.signal(SERVER, LegSignal.UNREACHABLE);
        assertThat(lines(capture().on("inside"))).containsExactly("> S");
    }

    @Test
    void data_is_cut_as_ethernet_has_it_and_acknowledged() {
        connected().client(new byte[20_000]);
        List<Read> inside = capture().on("inside");
        assertThat(lines(inside)).hasSize(3 + 14 + 2).contains("> A 1460").endsWith("> PA 1020", "< A");
    }

    @Test
    void in_silence_nothing_is_acknowledged_and_what_is_thrown_away_is_told() {
        connected().client("DATA\r\n").event(new Event.Ended("header-nested", LegAct.SILENCE, LegAct.SILENCE));
        spoken.segment(CLIENT, Octets.octets("X: y\r\n"), new byte[0]);
        recorder.denied(CLIENT, SegmentFlags.PSH_ACK, 700);
        recorder.signal(CLIENT, LegSignal.PEER_FIN);
        recorder.denied(CLIENT, SegmentFlags.FIN_ACK, 0);
        recorder.signal(SERVER, LegSignal.RESET);
        ReadCapture capture = capture();
        assertThat(lines(capture.on("outside")))
                .containsExactly("> S", "< SA", "> A", "> PA 6", "< A", "> PA 6", "> PA [700]", "> FA");
        assertThat(lines(capture.on("inside"))).containsExactly("> S", "< SA", "> A", "> PA 6", "< A", "> RA");
        assertThat(commented(capture.on("outside")))
                .containsExactly(
                        "header-nested ended the session: silence to both",
                        "the firewall had ended the session: this was thrown away");
    }

    @Test
    void the_end_of_a_peer_stands_after_its_last_octets() {
        recorder.signal(CLIENT, LegSignal.PEER_RESET);
        connected().client("EHLO x\r\n");
        assertThat(lines(capture().on("outside"))).containsExactly("> S", "< SA", "> A", "> PA 8", "< A", "> RA");
    }

    @Test
    void the_end_of_a_peer_stands_after_its_last_octets_also_if_they_were_not_kept() {
        connected().client(new byte[37_500]).segment(SERVER, new byte[12_500], new byte[12_500]);
        recorder.signal(CLIENT, LegSignal.PEER_RESET);
        spoken.client(new byte[100]);
        assertThat(lines(capture().on("outside"))).endsWith("> PA [100]", "< A", "> RA");
    }

    @Test
    void what_became_of_octets_that_were_not_kept_is_not_said_of_others() {
        connected()
                .segment(SERVER, new byte[12_500], new byte[12_500])
                .client(new byte[37_400])
                .dataStarts();
        spoken.client("x".repeat(100) + "evil", "x".repeat(100) + "XXXX", "verb-x")
                .dataEnds(5);
        spoken.client("\r\n.\r\n");
        assertThat(commented(capture().on("inside"))).doesNotContain("verb-x: \"evil\" became \"XXXX\"");
    }

    @Test
    void no_packet_is_older_than_its_session() {
        now = now.plusSeconds(5);
        spoken("127.0.0.1", "127.0.0.1");
        now = now.minusSeconds(5);
        connected();
        assertThat(capture().packets.stream().map(Read::nanos)).isSorted();
    }

    @Test
    void octets_that_were_not_kept_are_packets_without_their_payload() {
        connected().client(new byte[200_000]).server("250 ok\r\n");
        ReadCapture capture = capture();
        assertThat(capture.stream("inside", true, 25)).hasSize(200_000);
        assertThat(capture.stream("outside", false, 25)).hasSize(8);
        assertThat(capture.on("inside"))
                .anySatisfy(packet -> assertThat(packet.comment())
                        .isEqualTo("these octets were not kept: only their number is known"));
    }

    @Test
    void time_never_goes_back() {
        connected().client("a");
        now = now.minusSeconds(5);
        spoken.client("b");
        now = now.plusSeconds(10);
        spoken.client("c");
        List<Long> times = capture().packets.stream().map(Read::nanos).toList();
        assertThat(times).isSorted();
        assertThat(times.get(0)).isEqualTo(1795478400000000001L);
        assertThat(times.get(times.size() - 1)).isEqualTo(1795478405000000001L);
    }
}
