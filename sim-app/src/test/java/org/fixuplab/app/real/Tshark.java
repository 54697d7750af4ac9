package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.proxy.pcap.PcapFile;
import org.fixuplab.proxy.pcap.PcapOptions;
import org.fixuplab.proxy.record.Recording;

/** Debian's tshark, reading one session's capture. */
final class Tshark {

    /** What a capture of a healthy network has none of. */
    private static final String COMPLAINTS =
            "_ws.malformed or tcp.analysis.flags or ip.checksum.status == 0 or tcp.checksum.status == 0";

    private static final int WARNING = 0x600000;

    private final Path file;

    private Tshark(Path file) {
        this.file = file;
    }

    static Tshark of(Path folder, JournaledSession session) throws IOException {
        return of(folder, session.recording(), new PcapOptions(false, session.device()));
    }

    static Tshark of(Path folder, Recording recording, PcapOptions options) throws IOException {
        Path file = Files.createTempFile(folder, "session", ".pcapng");
        try (OutputStream out = Files.newOutputStream(file)) {
            PcapFile.write(out, recording, options);
        }
        return new Tshark(file);
    }

    /** Packets that tshark has something to say against, in its words. */
    List<String> complaints() {
        return run("-Y", COMPLAINTS);
    }

    /** What its experts warn of: RSTs, for instance. That a FIN comes is no warning. */
    List<String> warnings() {
        return values("_ws.expert.severity >= " + WARNING, "_ws.expert.message");
    }

    /** The flags of each packet on the interface: {@code S}, {@code AS}, {@code AP}... */
    List<String> flags(String networkInterface) {
        return values("frame.interface_name == \"" + networkInterface + "\"", "tcp.flags.str").stream()
                .map(flags -> flags.replaceAll("[^A-Z]", ""))
                .toList();
    }

    /** One line a packet on the interface, its values separated by blanks. */
    List<String> on(String networkInterface, String... fields) {
        return values(
                "frame.interface_name == \"" + networkInterface + "\" and (" + String.join(" or ", fields) + ")",
                fields);
    }

    List<String> values(String filter, String... fields) {
        List<String> options = new ArrayList<>(List.of("-Y", filter, "-T", "fields", "-E", "separator=/s"));
        for (String field : fields) {
            options.addAll(List.of("-e", field));
        }
        return run(options.toArray(String[]::new));
    }

    private List<String> run(String... options) {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/tshark",
                "-n",
                "-r",
                file.toString(),
                "-o",
                "ip.check_checksum:TRUE",
                "-o",
                "tcp.check_checksum:TRUE"));
        command.addAll(List.of(options));
        try {
            Process tshark = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tshark.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(tshark.exitValue()).as("tshark's exit, after %s", said).isZero();
            return said.lines().map(String::strip).toList();
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
