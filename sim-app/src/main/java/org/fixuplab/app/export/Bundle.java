package org.fixuplab.app.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.process.Version;
import org.fixuplab.app.report.TranscriptJson;
import org.fixuplab.app.view.EventJson;
import org.fixuplab.app.view.FirmwareJson;
import org.fixuplab.lab.export.SessionScenario;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.journal.RecordedEvents;
import org.fixuplab.proxy.pcap.PcapFile;
import org.fixuplab.proxy.pcap.PcapOptions;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptHtml;
import org.fixuplab.proxy.transcript.TranscriptStyle;
import org.fixuplab.proxy.transcript.TranscriptText;

/** One session as a zip file with all that is known of it. The same session gives the same octets on the same machine. */
public final class Bundle {

    private static final TranscriptStyle STYLE = new TranscriptStyle(120, false, true);

    /** What a file of the bundle is made of. */
    private interface Content {
        byte[] octets() throws IOException;
    }

    private record File(String name, String about, Content content) {

        static File text(String name, String about, String text) {
            return new File(name, about, () -> text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Bundle() {}

    /** Writes the whole file, and leaves the stream open. */
    public static void write(OutputStream out, JournaledSession session, BundleOptions options) throws IOException {
        JournaledSession shown = options.anonymise() ? AnonymousSession.of(session) : session;
        List<File> files = files(shown, options);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Instant opened = shown.recording().session().opened();
        put(zip, opened, "README.txt", readme(shown, options, files).getBytes(StandardCharsets.UTF_8));
        for (File file : files) {
            put(zip, opened, file.name(), file.content().octets());
        }
        zip.finish();
    }

    private static void put(ZipOutputStream zip, Instant at, String name, byte[] octets) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // As local time in UTC, to the two seconds that the format has: no machine's zone enters.
        LocalDateTime time = LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        zip.write(octets);
        zip.closeEntry();
    }

    private static List<File> files(JournaledSession session, BundleOptions options) {
        Transcript transcript = session.transcript();
        Reasons reasons = new Reasons(session.policy());
        return List.of(
                File.text("report.html", "what happened and why, in a page; begin here", ReportHtml.of(session)),
                File.text(
                        "transcript.txt",
                        "both sides of the firewall, as text",
                        TranscriptText.print(transcript, STYLE, ReportHtml.labels(session))),
                File.text(
                        "transcript.html",
                        "the same as a page, the altered octets marked",
                        TranscriptHtml.print(transcript, ReportHtml.labels(session), reasons::of)),
                File.text("transcript.jsonl", "the same for programs, a line each", TranscriptJson.lines(transcript)),
                File.text("events.jsonl", "what the firewall noticed and did, for programs", events(session)),
                new File(
                        "session.pcapng",
                        "both sides as packets, for Wireshark: interfaces outside and inside",
                        () -> capture(session, options)),
                File.text("device-log.txt", "the lines that the device logged", log(transcript)),
                File.text(
                        "scenario.conf",
                        "the session as a test: fixuplab run scenario.conf",
                        SessionScenario.of(session)),
                File.text("policy.txt", "all that this firewall does to SMTP, and who says so", policy(session)),
                File.text("policy.json", "the same for programs", Json.text(FirmwareJson.of(session.policy()))),
                File.text(
                        "explanation.json",
                        "every deed of the firewall with reason, source and confidence",
                        Json.text(SessionExplanation.of(session))),
                File.text("versions.json", "what it was made with", Json.text(versions(session, options))));
    }

    private static String readme(JournaledSession session, BundleOptions options, List<File> files) {
        StringBuilder text = new StringBuilder("One SMTP session through a simulated firewall, ")
                .append(session.policy().firmware())
                .append(", recorded by Fixup Lab ")
                .append(Version.text())
                .append(".\n")
                .append("Credentials are replaced by asterisks, unless the lab was told to keep them.\n");
        if (options.anonymise()) {
            text.append("Names and addresses are replaced at equal length, and bodies left out.\n");
        }
        text.append('\n');
        files.forEach(file -> text.append(
                String.format("%-18s%s%n", file.name(), file.about()).replace("\r\n", "\n")));
        return text.toString();
    }

    private static String events(JournaledSession session) {
        StringBuilder text = new StringBuilder();
        RecordedEvents.of(session)
                .forEach(event -> text.append(Json.line(EventJson.row(event))).append('\n'));
        return text.toString();
    }

    private static byte[] capture(JournaledSession session, BundleOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcapFile.write(out, session.recording(), new PcapOptions(options.realPorts(), session.device()));
        return out.toByteArray();
    }

    private static String log(Transcript transcript) {
        return transcript.syslog().isEmpty() ? "" : String.join("\n", transcript.syslog()) + "\n";
    }

    private static String policy(JournaledSession session) {
        return PolicyText.of(session.policy());
    }

    private static Map<String, Object> versions(JournaledSession session, BundleOptions options) {
        Map<String, Object> versions = new LinkedHashMap<>(Json.document());
        versions.put("fixuplab", Version.text());
        versions.put("java", Runtime.version().toString());
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        versions.put("firmware", session.policy().firmware());
        versions.put("session", session.id());
        versions.put("opened", EventJson.time(session.recording().session().opened()));
        options.seed().ifPresent(seed -> versions.put("seed", seed));
        versions.put("anonymised", options.anonymise());
        return versions;
    }
}
