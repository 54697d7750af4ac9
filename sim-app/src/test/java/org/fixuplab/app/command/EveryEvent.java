package org.fixuplab.app.command;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.Shutdown;
import org.fixuplab.app.settings.Settings;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Proxies;
import org.fixuplab.lab.ProxySettings;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.Persona;

/** Labs in which everything happens that can, over real sockets and with real files. */
final class EveryEvent {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<LabEvent> events = new ArrayList<>();

    /** All that happened, lab after lab. */
    static List<LabEvent> happened(Path folder) throws IOException {
        EveryEvent every = new EveryEvent();
        every.mail();
        every.firewalls();
        every.odd("220 " + "x".repeat(4_000), EventKind.TOO_LATE);
        every.odd("220 mail.example.com ESMTP\r\n250 and what is this?\r\n", EventKind.OUT_OF_SYNC);
        every.edits(folder);
        return every.events;
    }

    private static ProxySettings firewall(String firmware) {
        return ProxySettings.of(Catalogue.load().policy(firmware));
    }

    /** One mail with all that can happen to it, and a session that the firewall ends. */
    private void mail() throws IOException {
        LabSettings settings = LabSettings.of(Catalogue.load().policy("ASA 8.2(5)"))
                .withPersona(Persona.named("postfix").offeringAuth());
        settings = settings.withMta(
                settings.mta().withFaults(Faults.parse("{ at = rcpt, first = 1, reply = \"450 4.2.0 later\" }")));
        try (Lab lab = Lab.start(settings)) {
            talk(
                    lab.firewall(),
                    "EHLO client.example.com",
                    "STARTTLS",
                    "AUTH PLAIN AGJvYgBzZWNyZXQ=",
                    "MAIL FROM:<alice@client.example.com> SIZE=10",
                    "RCPT TO:<bob@example.com>",
                    "RCPT TO:<bob@example.com>",
                    "DATA",
                    "Subject: larger than it said\r\n\r\nMore than ten octets.\r\n.",
                    "QUIT");
            try (Socket socket =
                    new Socket(lab.firewall().getAddress(), lab.firewall().getPort())) {
                hear(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
                socket.getOutputStream()
                        .write(("NOOP " + "x".repeat(600) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                awaitKind(lab, EventKind.SESSION_CUT);
                socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
                awaitKind(lab, EventKind.DENIED);
            }
            awaitCount(lab, EventKind.MESSAGE_STORED, 1);
            events.addAll(lab.events().after(0));
        }
    }

    private void firewalls() throws IOException {
        try (Lab lab = Lab.start(LabSettings.of(Catalogue.load().policy("ASA 9.4(1)")))) {
            talk(lab.firewall(), "EHLO client.example.com", "STARTTLS");
            InetSocketAddress second =
                    lab.proxies().create("second", firewall("ASA 8.2(5)")).address();
            lab.proxies().change("second", firewall("PIX 7.2(2.18)"));
            talk(
                    second,
                    "EHLO client.example.com",
                    "MAIL FROM:<alice@client.example.com>",
                    "RCPT TO:<bob@example.com>",
                    "DATA",
                    "Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\n.");
            awaitKind(lab, EventKind.HEADER_REPEATED);
            InetSocketAddress full = lab.proxies()
                    .create("full", firewall("none").withMaxSessions(0))
                    .address();
            talk(full);
            awaitKind(lab, EventKind.CLIENTS_REFUSED);
            lab.proxies().remove("full", Duration.ZERO);
            lab.proxies().remove("second", Duration.ZERO);
            lab.reset();
            events.addAll(lab.events().after(0));
        }
    }

    /** A server that says what no server should. */
    private void odd(String greeting, EventKind awaited) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Lab lab = Lab.start(LabSettings.of(Catalogue.load().policy("ASA 8.2(5)"))
                        .withUpstream(new InetSocketAddress(server.getInetAddress(), server.getLocalPort())));
                Socket client =
                        new Socket(lab.firewall().getAddress(), lab.firewall().getPort());
                Socket accepted = server.accept()) {
            accepted.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            awaitKind(lab, awaited);
            client.close();
            events.addAll(lab.events().after(0));
        }
    }

    private void edits(Path folder) throws IOException {
        Path file = folder.resolve("lab.conf");
        Files.writeString(file, "version = 1\nfirewall.firmware = \"ASA 8.2(5)\"\n");
        List<String> words = List.of(file.toString());
        Settings settings = Settings.read(Optional.empty(), Map.of("HOME", folder.toString()));
        ServeCommand serve = new ServeCommand();
        CommandRunner.parse(Subcommand.SERVE, serve, words, settings);
        CommandContext context = new CommandContext(
                Map.of(),
                settings,
                List.of(),
                new Shutdown(false),
                () -> new CommandContext.Rereading(serve, settings));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Printer printer = new Printer(nowhere, nowhere, Terminal.PLAIN, true);
                Lab lab = Lab.start(serve.reread());
                Reloading reloading = new Reloading(lab, context, () -> List.of(file), printer)) {
            reloading.start();
            Files.writeString(file, "version = 1\nfirewall.firmware = \"ASA 9.4(1)\"\n");
            awaitKind(lab, EventKind.LAB_RELOADED);
            Files.writeString(file, "version = 1\nfirewall.firmwear = \"ASA 9.4(1)\"\n");
            awaitKind(lab, EventKind.RELOAD_FAILED);
            lab.proxies().get(Proxies.DEFAULT);
            events.addAll(lab.events().after(0));
        }
    }

    /** Says each line once the one before is answered, and goes. */
    private static void talk(InetSocketAddress address, String... lines) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            hear(in);
            for (String line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                hear(in);
            }
        }
    }

    private static void hear(BufferedReader in) throws IOException {
        try {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
        } catch (java.net.SocketException reset) {
            // So the firewall ends some sessions.
        }
    }

    private static void awaitKind(Lab lab, EventKind kind) {
        awaitCount(lab, kind, 1);
    }

    private static void awaitCount(Lab lab, EventKind kind, int count) {
        await().atMost(PATIENCE)
                .until(() -> lab.events().after(0).stream()
                                .filter(event -> event.kind() == kind)
                                .count()
                        >= count);
    }
}
