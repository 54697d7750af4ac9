package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.output.WholeFile;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One session as files, to attach and to replay. */
@picocli.CommandLine.Command(
        description = {
            "Writes one session of a running lab to files: everything in one bundle, what a network analyser reads, a scenario that is a test of the same, a transcript. Several at once; - is stdout.",
            "A file appears whole, or not at all."
        },
        sortOptions = false)
final class SessionsExportCommand implements Command {

    private static final Path STDOUT = Path.of("-");

    @Parameters(index = "0", paramLabel = "ID", description = "The session.")
    private String id = "";

    @Option(
            names = "--bundle",
            paramLabel = "F.zip",
            description = "Everything, with a report that a stranger understands.")
    private @Nullable Path bundle;

    @Option(names = "--pcap", paramLabel = "F.pcapng", description = "Both sides of the firewall as packets.")
    private @Nullable Path pcap;

    @Option(names = "--scenario", paramLabel = "F.conf", description = "The session as a test: 'fixuplab run F.conf'.")
    private @Nullable Path scenario;

    @Option(
            names = "--transcript",
            paramLabel = "F",
            description = "Both sides as text, a page or JSON lines, after the file's name: .txt, .html or .jsonl.")
    private @Nullable Path transcript;

    @Option(names = "--anonymise", description = "Replace names and addresses at equal length, and leave bodies out.")
    private boolean anonymise;

    @Option(
            names = "--real-ports",
            description =
                    "Keep the ports as they were in the packets; otherwise the server's is 25, by which tools know SMTP.")
    private boolean realPorts;

    @Mixin
    private LabOptions lab = new LabOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        Map<Path, Query> wanted = wanted();
        if (wanted.isEmpty()) {
            throw Refusal.usage("say what to write: --bundle F.zip, --pcap F.pcapng, --scenario F.conf or --transcript"
                    + " F.txt (try: fixuplab sessions export --help)");
        }
        LabClient client = lab.client(context);
        Map<Path, byte[]> files = new LinkedHashMap<>();
        wanted.forEach(
                (file, query) -> files.put(file, client.get(query.toString()).body()));
        files.forEach((file, octets) -> write(file, octets, printer));
        return ExitCode.OK.code();
    }

    private Map<Path, Query> wanted() {
        Map<Path, Query> wanted = new LinkedHashMap<>();
        String ports = realPorts ? "true" : "";
        add(wanted, bundle, part("bundle").with("realPorts", ports));
        add(wanted, pcap, part("pcap").with("realPorts", ports));
        add(wanted, scenario, part("scenario"));
        if (transcript != null) {
            add(wanted, transcript, part("transcript").with("format", format(transcript)));
        }
        return wanted;
    }

    private static void add(Map<Path, Query> wanted, @Nullable Path file, Query query) {
        if (file != null && wanted.put(file, query) != null) {
            throw Refusal.usage("two of them cannot both be written to " + file);
        }
    }

    private Query part(String name) {
        return Query.of("/v1/sessions", id).part(name).with("anonymise", anonymise ? "true" : "");
    }

    private static String format(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return "html";
        }
        if (name.endsWith(".jsonl") || name.endsWith(".json")) {
            return "jsonl";
        }
        if (name.endsWith(".txt") || file.equals(STDOUT)) {
            return "text";
        }
        throw Refusal.usage("--transcript " + file + ": the name tells the form: .txt, .html or .jsonl");
    }

    private static void write(Path file, byte[] octets, Printer printer) {
        if (file.equals(STDOUT)) {
            printer.octets(octets);
            return;
        }
        try {
            WholeFile.write(file, octets);
            printer.note("wrote " + file + ", " + octets.length + " octets");
        } catch (IOException unwritable) {
            throw Refusal.environment("the file " + file + " cannot be written: " + Reason.of(unwritable));
        }
    }
}
