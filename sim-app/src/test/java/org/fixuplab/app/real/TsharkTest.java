package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.proxy.pcap.PcapOptions;
import org.fixuplab.proxy.record.Entry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TsharkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OUTSIDE = "outside";
    private static final String INSIDE = "inside";

    @TempDir
    private Path folder;

    @BeforeAll
    static void tshark() {
        RealPrograms.needTshark();
    }

    /** What the client of a session does. */
    private interface Play {
        void play(PlainClient client, Lab lab) throws IOException;
    }

    private JournaledSession session(LabSettings settings, Play play) throws IOException {
        try (Lab lab = Lab.start(settings)) {
            try (PlainClient client = new PlainClient(lab.firewall())) {
                client.reply();
                play.play(client, lab);
            }
            lab.sessions().awaitAllEnded(PATIENCE);
            return lab.sessions().sessions().get(0);
        }
    }

    private static LabSettings lab(String firmware) {
        return LabSettings.of(Catalogue.load().policy(firmware));
    }

    private static void deliver(PlainClient client, String body) throws IOException {
        client.ask("EHLO client.src.test");
        client.ask("MAIL FROM:<a@src.test>");
        client.ask("RCPT TO:<u@dest.test>");
        client.ask("DATA");
        client.ask("Subject: hello\r\n\r\n" + body + "\r\n.");
    }

    @Test
    void the_masked_starttls_is_on_one_leg_and_the_real_one_on_the_other() throws IOException {
        JournaledSession session = session(lab("ASA 8.2(5)"), (client, lab) -> {
            client.ask("EHLO client.src.test");
            client.ask("STARTTLS");
            client.ask("QUIT");
        });
        Tshark tshark = Tshark.of(folder, session);
        assertThat(tshark.complaints()).isEmpty();
        assertThat(tshark.warnings()).isEmpty();
        assertThat(tshark.on(OUTSIDE, "smtp.req.command")).containsExactly("EHLO", "STAR", "QUIT");
        assertThat(tshark.on(INSIDE, "smtp.req.command")).containsExactly("EHLO", "QUIT");
        assertThat(tshark.on(OUTSIDE, "smtp.req.command", "smtp.req.parameter")).contains("STAR TLS");
        // To tshark what is no command's line is a piece of a message.
        assertThat(tshark.values("smtp contains \"XXXXXXXX\\r\\n\"", "frame.interface_name"))
                .containsExactly(INSIDE);
        assertThat(tshark.values("smtp contains \"STARTTLS\\r\\n\"", "frame.interface_name"))
                .contains(OUTSIDE);
        assertThat(tshark.on(OUTSIDE, "smtp.rsp.parameter").toString())
                .contains("XXXXXXX")
                .doesNotContain("STARTTLS");
        assertThat(tshark.on(INSIDE, "smtp.rsp.parameter").toString())
                .contains("STARTTLS")
                .doesNotContain("XXXXXXX");
        for (String leg : List.of(OUTSIDE, INSIDE)) {
            assertThat(String.join(",", tshark.on(leg, "smtp.response.code"))).matches("220,250[250,]*,500,221");
        }
        assertThat(tshark.values("frame.comment", "frame.comment").toString())
                .contains("verb-x: \"STARTTLS\" became \"XXXXXXXX\"");
    }

    @Test
    void a_session_that_inspection_reset_ends_with_rst_on_both_legs() throws IOException {
        JournaledSession session = session(lab("PIX 7.2(2)"), (client, lab) -> {
            client.ask("EHLO client.src.test");
            client.ask("MAIL FROM:<a@src.test>");
            client.ask("RCPT TO:<u@dest.test>");
            client.ask("DATA");
            assertThatThrownBy(() -> client.ask(
                            "DKIM-Signature: v=1; h=from:to:content-type:date;\r\nContent-Type: text/plain\r\n"))
                    .isInstanceOf(IOException.class);
        });
        Tshark tshark = Tshark.of(folder, session);
        assertThat(tshark.complaints()).isEmpty();
        assertThat(tshark.warnings()).hasSize(2).allMatch(warning -> warning.contains("RST"));
        for (String leg : List.of(OUTSIDE, INSIDE)) {
            assertThat(tshark.flags(leg)).startsWith("S", "AS", "A").endsWith("AR");
            assertThat(tshark.on(leg, "smtp.req.command")).containsExactly("EHLO", "MAIL", "RCPT", "DATA");
        }
        assertThat(tshark.values("frame.comment contains \"RST to both\"", "frame.interface_name"))
                .containsExactly(OUTSIDE);
    }

    @Test
    void a_session_that_inspection_silenced_ends_without_an_answer() throws IOException {
        JournaledSession session = session(lab("ASA 8.2(5)"), (client, lab) -> {
            client.ask("EHLO client.src.test");
            client.ask("MAIL FROM:<a@src.test>");
            client.ask("RCPT TO:<u@dest.test>");
            client.ask("DATA");
            client.send("X: " + "y".repeat(999) + "\r\n");
            await().until(() -> !lab.sessions()
                    .sessions()
                    .get(0)
                    .recording()
                    .entries(Entry.Logged.class)
                    .isEmpty());
            client.send("again\r\n");
            await().until(() -> !lab.sessions()
                    .sessions()
                    .get(0)
                    .recording()
                    .entries(Entry.Denied.class)
                    .isEmpty());
        });
        Tshark tshark = Tshark.of(folder, session);
        assertThat(tshark.complaints()).isEmpty();
        assertThat(tshark.values("frame.comment contains \"silence to both\"", "tcp.len"))
                .containsExactly("1004");
        assertThat(tshark.values("frame.comment contains \"thrown away\"", "tcp.len"))
                .containsExactly("7");
        assertThat(tshark.flags(OUTSIDE)).endsWith("AP", "AP", "AF", "AF", "A");
        assertThat(tshark.flags(INSIDE)).endsWith("AR");
    }

    @Test
    void ipv6_dissects_as_well() throws IOException {
        LabSettings six = lab("ASA 8.2(5)").withListen(new InetSocketAddress("::1", 0));
        JournaledSession session = session(six, (client, lab) -> {
            deliver(client, "hello");
            client.ask("QUIT");
        });
        Tshark tshark = Tshark.of(folder, session);
        assertThat(tshark.complaints()).isEmpty();
        assertThat(tshark.values("ipv6 and smtp.req.command == \"DATA\"", "ipv6.dst"))
                .containsExactly("::1");
        assertThat(tshark.values("ip and smtp.req.command == \"DATA\"", "ip.dst"))
                .containsExactly("127.0.0.1");
    }

    @Test
    void tls_that_passes_is_tls_on_both_legs() throws IOException {
        JournaledSession session = session(lab("ASA 9.6(1)"), (client, lab) -> {
            client.ask("EHLO client.src.test");
            client.ask("STARTTLS");
            client.handshake(lab.authority().clientContext());
            deliver(client, "secret hello");
            client.ask("QUIT");
        });
        Tshark tshark = Tshark.of(folder, session);
        assertThat(tshark.complaints()).isEmpty();
        assertThat(tshark.warnings()).isEmpty();
        for (String leg : List.of(OUTSIDE, INSIDE)) {
            assertThat(tshark.on(leg, "smtp.req.command")).containsExactly("EHLO", "STAR");
            assertThat(tshark.on(leg, "tls.handshake.type")).first().isEqualTo("1");
            assertThat(tshark.on(leg, "tls.record.length")).hasSizeGreaterThan(8);
        }
    }

    @Test
    void a_message_that_was_not_kept_whole_leaves_no_gap() throws IOException {
        JournaledSession session = session(lab("ASA 8.2(5)"), (client, lab) -> {
            deliver(client, ("x".repeat(70) + "\r\n").repeat(44_000));
            client.ask("QUIT");
        });
        Tshark tshark = Tshark.of(folder, session);
        assertThat(tshark.complaints()).isEmpty();
        for (String leg : List.of(OUTSIDE, INSIDE)) {
            long octets = tshark.on(leg, "tcp.len").stream()
                    .mapToLong(Long::parseLong)
                    .sum();
            assertThat(octets).isGreaterThan(3 * 1024 * 1024);
            assertThat(tshark.on(leg, "smtp.req.command")).startsWith("EHLO", "MAIL", "RCPT", "DATA");
        }
        assertThat(tshark.values("frame.comment contains \"not kept\"", "frame.number"))
                .hasSizeBetween(80, 200);
    }

    @Test
    void real_ports_and_the_devices_addresses_are_shown_if_wanted() throws IOException {
        DeviceNames device =
                new DeviceNames(Inside.CLIENT, OptionalInt.of(25), Optional.of("192.0.2.25"), Optional.of("10.0.25.7"));
        JournaledSession session = session(lab("ASA 8.2(5)").withDevice(device), (client, lab) -> client.ask("QUIT"));
        assertThat(Tshark.of(folder, session)
                        .values("smtp.req", "frame.interface_name", "ip.src", "ip.dst", "tcp.dstport"))
                .containsExactly("inside 10.0.25.7 192.0.2.25 25", "outside 10.0.25.7 192.0.2.25 25");
        Tshark real = Tshark.of(folder, session.recording(), new PcapOptions(true, device));
        assertThat(real.values("tcp.flags.syn == 1 and tcp.flags.ack == 0", "tcp.dstport"))
                .containsExactly(
                        "" + session.recording().session().firewall().getPort(),
                        "" + session.recording().session().server().getPort());
    }
}
