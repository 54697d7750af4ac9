package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fixuplab.app.CliProcess;
import org.fixuplab.app.settings.SyslogFacility;
import org.fixuplab.app.settings.SyslogFormat;
import org.fixuplab.app.settings.SyslogFraming;
import org.fixuplab.app.settings.SyslogServer;
import org.fixuplab.app.syslog.SyslogSender;
import org.fixuplab.app.syslog.SyslogSettings;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real rsyslogd gets the device's lines unchanged. */
@Timeout(60)
final class RsyslogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LONG = 290;

    /** What ends a session for its address, with all that is printable and some that is not. */
    private static final List<String> ADDRESSES = List.of(
            "a|b@example.com",
            "%s%n \"quoted\\\" {json} $HOME `x` 'y' #; | \u00e9\u0001@example.com",
            "a|" + "x".repeat(LONG) + "@example.com",
            "a<b>c@example.com");

    @TempDir
    private Path folder;

    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void needRsyslog() {
        RealPrograms.needRsyslog();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "udp, DEVICE, AUTO",
        "udp, RFC3164, AUTO",
        "udp, RFC5424, AUTO",
        "tcp, DEVICE, LF",
        "tcp, RFC3164, AUTO",
        "tcp, RFC3164, OCTET_COUNTING",
        "tcp, RFC5424, AUTO",
        "tcp, RFC5424, LF",
    })
    void gets_every_line_unchanged_with_its_priority(String scheme, SyslogFormat format, SyslogFraming framing)
            throws Exception {
        try (Rsyslog rsyslog = Rsyslog.start(folder);
                SyslogSender sender =
                        SyslogSender.start(settings(scheme, rsyslog.port(), format, framing), notes::add);
                Lab lab = lab()) {
            lab.events().subscribe(0, sender::accept);
            talk(lab.firewall());
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(rsyslog.read()).hasSameSizeAs(logged(lab));
                assertThat(rsyslog.raw()).hasSameSizeAs(logged(lab));
            });
            List<String> lines = logged(lab);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(rsyslog.raw().get(i)).matches(head(format)).endsWith(lines.get(i));
                if (format != SyslogFormat.DEVICE) {
                    assertThat(rsyslog.read().get(i)).isEqualTo(understood(format, lines.get(i)));
                }
            }
            assertThat(sender.sent()).isEqualTo(lines.size());
        }
        assertThat(notes).isEmpty();
    }

    private static String head(SyslogFormat format) {
        return switch (format) {
            case DEVICE -> "<\\d+>%.*";
            case RFC3164 -> "<\\d+>[A-Z][a-z]{2} [ 123]\\d \\d\\d:\\d\\d:\\d\\d default %.*";
            case RFC5424 ->
                "<\\d+>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z default fixuplab - \\d{6} - %.*";
        };
    }

    /** As rsyslog divides it. */
    private static String understood(SyslogFormat format, String line) {
        String number = line.substring(line.lastIndexOf('-', line.indexOf(':')) + 1, line.indexOf(':'));
        String severity = line.substring(line.indexOf('-') + 1, line.indexOf('-') + 2);
        String application = format == SyslogFormat.RFC5424
                ? "fixuplab|" + number + "|fixuplab"
                : line.substring(0, line.indexOf(':')) + "|-|";
        return "local4." + severity + "|default|" + application + line;
    }

    @Test
    void a_server_that_comes_late_and_one_that_comes_back_get_what_waited() throws Exception {
        int port = Rsyslog.freePort();
        try (SyslogSender sender = SyslogSender.start(
                        settings("tcp", port, SyslogFormat.RFC5424, SyslogFraming.AUTO), notes::add);
                Lab lab = lab()) {
            lab.events().subscribe(0, sender::accept);
            talk(lab.firewall());
            await().atMost(PATIENCE).until(() -> !notes.isEmpty());
            assertThat(notes)
                    .containsExactly("the syslog server tcp://127.0.0.1:" + port
                            + " cannot be reached: Connection refused; lines wait for it");
            try (Rsyslog late = Rsyslog.start(folder, port)) {
                await().atMost(PATIENCE)
                        .until(() -> late.raw().size() == logged(lab).size());
            }
            talk(lab.firewall());
            try (Rsyslog again = Rsyslog.start(folder, port)) {
                await().atMost(PATIENCE)
                        .until(() -> again.raw().size() == logged(lab).size());
                for (int i = 0; i < again.raw().size(); i++) {
                    assertThat(again.raw().get(i)).endsWith(logged(lab).get(i));
                }
            }
            assertThat(sender.leftOut()).isZero();
        }
        assertThat(notes).hasSize(4).last().asString().endsWith("is connected again");
    }

    @Test
    void what_waits_at_sigterm_is_sent_and_written_first() throws Exception {
        try (Rsyslog rsyslog = Rsyslog.start(folder);
                CliProcess serve = CliProcess.start(
                        folder,
                        "serve",
                        "--no-http",
                        "--listen",
                        "0",
                        "--mta-listen",
                        "0",
                        "--drain",
                        "100ms",
                        "--events",
                        "events.jsonl",
                        "--syslog",
                        "tcp://localhost:" + rsyslog.port(),
                        "--syslog-format",
                        "rfc5424",
                        "--syslog-facility",
                        "local7")) {
            int port = serve.port("firewall");
            talk(new InetSocketAddress("127.0.0.1", port));
            serve.terminate();
            assertThat(serve.exitCode()).isZero();
            List<String> told =
                    serve.err().lines().filter(line -> line.startsWith("%ASA")).toList();
            assertThat(told).isNotEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rsyslog.read()).hasSameSizeAs(told));
            assertThat(rsyslog.read()).allMatch(line -> line.startsWith("local7."));
            assertThat(Files.readAllLines(folder.resolve("events.jsonl")))
                    .filteredOn(line -> line.contains("\"kind\":\"log-line\""))
                    .hasSameSizeAs(told);
        }
    }

    private static SyslogSettings settings(String scheme, int port, SyslogFormat format, SyslogFraming framing) {
        return new SyslogSettings(
                SyslogServer.parse(scheme + "://127.0.0.1:" + port), format, framing, SyslogFacility.parse("local4"));
    }

    /** Peers with IPv6 addresses, as the device would print them. */
    private static Lab lab() {
        return Lab.start(LabSettings.of(Catalogue.load().policy("ASA 8.2(5)"))
                .withDevice(new DeviceNames(
                        Inside.MTA, OptionalInt.of(25), Optional.of("2001:db8::10"), Optional.of("2001:db8:1::25"))));
    }

    /** A session for each address. */
    private static void talk(InetSocketAddress firewall) throws IOException {
        for (String address : ADDRESSES) {
            try (Socket socket = new Socket(firewall.getAddress(), firewall.getPort())) {
                socket.setSoTimeout(500);
                String said = "EHLO client.example.com\r\nMAIL FROM:<" + address + ">\r\nQUIT\r\n";
                socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().readAllBytes();
            } catch (java.net.SocketTimeoutException silence) {
                // So the firewall ends a session.
            }
        }
    }

    private static List<String> logged(Lab lab) {
        lab.sessions().awaitQuiet(Duration.ofMillis(200), PATIENCE);
        List<String> lines = new ArrayList<>();
        lab.events().after(0).stream()
                .filter(event -> event.kind() == EventKind.LOG_LINE)
                .forEach(event -> lines.add(String.valueOf(event.values().get("text"))));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("%ASA-2-108002: ") && line.length() > 300)
                .anyMatch(line -> line.startsWith("%ASA-2-108003: "))
                .anyMatch(line -> line.contains("outside:2001:db8::10/"));
        return lines;
    }
}
