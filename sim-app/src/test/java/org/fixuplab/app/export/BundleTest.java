package org.fixuplab.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.run.Outcome;
import org.fixuplab.lab.run.RunOptions;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.lab.run.ScenarioRunner;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class BundleTest {

    static final List<String> FILES = List.of(
            "README.txt",
            "report.html",
            "transcript.txt",
            "transcript.html",
            "transcript.jsonl",
            "events.jsonl",
            "session.pcapng",
            "device-log.txt",
            "scenario.conf",
            "policy.txt",
            "policy.json",
            "explanation.json",
            "versions.json");

    @TempDir
    private Path folder;

    private JournaledSession session(Path scenario) throws ScenarioException {
        return new ScenarioRunner()
                .run(ScenarioFile.read(scenario).cases().get(0), RunOptions.DEFAULT)
                .journal()
                .get(0);
    }

    private JournaledSession masked() throws ScenarioException {
        return session(Path.of("../scenarios/esa-starttls-masked.conf"));
    }

    private static byte[] zip(JournaledSession session, BundleOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Bundle.write(out, session, options);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void bundle_holds_all_that_its_readme_lists_and_always_in_that_order() throws Exception {
        JournaledSession session = masked();
        byte[] zip = zip(session, BundleOptions.DEFAULT);
        Map<String, byte[]> files = unzipped(zip);

        assertThat(files.keySet()).containsExactlyElementsOf(FILES);
        for (String name : FILES.subList(1, FILES.size())) {
            assertThat(text(files, "README.txt")).contains("\n" + name + " ");
            assertThat(files.get(name)).as(name).isNotEmpty();
        }
        assertThat(zip(session, BundleOptions.DEFAULT)).isEqualTo(zip);
    }

    @Test
    void report_tells_a_stranger_what_was_altered_why_and_what_to_try() throws Exception {
        Map<String, byte[]> files = unzipped(zip(masked(), BundleOptions.DEFAULT));
        String report = text(files, "report.html");

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(report)));
        assertThat(report)
                .contains(
                        "\u201c250 XXXXXXXA\u201d in place of \u201c250 STARTTLS\u201d (ehlo-mask)",
                        "\u201cXXXXXXXX\u201d in place of \u201cSTARTTLS\u201d (verb-x)",
                        "no inspect esmtp",
                        "allow-tls",
                        "%ASA-6-302014");
        assertThat(text(files, "explanation.json"))
                .contains("\"before\" : \"STARTTLS\"", "\"confidence\"", "\"sources\"");
        assertThat(text(files, "events.jsonl")).contains("\"kind\":\"session-opened\"", "\"kind\":\"alteration\"");
        assertThat(text(files, "transcript.jsonl").lines()).allMatch(line -> line.startsWith("{\"at\":\"20"));
        assertThat(text(files, "policy.txt")).contains("verb-x", "documented");
    }

    @Test
    void scenario_of_the_bundle_passes() throws Exception {
        Path file = folder.resolve("scenario.conf");
        Files.write(file, unzipped(zip(masked(), BundleOptions.DEFAULT)).get("scenario.conf"));

        assertThat(new ScenarioRunner()
                        .run(ScenarioFile.read(file).cases().get(0), RunOptions.DEFAULT)
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void scenario_of_an_anonymised_bundle_passes_too() throws Exception {
        Path file = folder.resolve("scenario.conf");
        JournaledSession session = session(Path.of("../scenarios/connection-dropped-header-line-over-998.conf"));
        Files.write(
                file, unzipped(zip(session, BundleOptions.DEFAULT.anonymised())).get("scenario.conf"));

        RunResult result =
                new ScenarioRunner().run(ScenarioFile.read(file).cases().get(0), RunOptions.DEFAULT);
        assertThat(result.outcome()).as(result.failures().toString()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void anonymised_nothing_of_the_names_addresses_and_words_is_left_in_any_file() throws Exception {
        Path file = folder.resolve("secret.conf");
        Files.writeString(file, """
                version = 1
                firewall {
                  firmware = "ASA 9.2(1)"
                  addresses { outside = "203.0.113.77", inside = "198.51.100.9" }
                  config = \"""
                regex boss "chief@acme-corp\\\\.example"
                policy-map type inspect esmtp m
                 parameters
                  mail-relay acme-internal.example action log
                 match sender-address regex boss
                  log
                policy-map global_policy
                 class inspection_default
                  inspect esmtp m
                \"""
                }
                mta { persona = postfix, hostname = "mx.acme-corp.example" }
                client { play = \"""
                  S: 220 ...
                  C: EHLO laptop.acme-corp.example
                  S: 250-...
                  S: 250 ...
                  C: MAIL FROM:<chief@acme-corp.example>
                  S: 250 ...
                  C: RCPT TO:<zelda@acme-internal.example>
                  S: 250 ...
                  C: DATA
                  S: 354 ...
                  C: Subject: Merger with Umbrella
                  C:
                  C: We buy them on Friday.
                  C: .
                  S: 250 ...
                  C: QUIT
                  S: 221 ...
                \""" }
                expect { sessions.count = 1 }
                """);
        JournaledSession session = session(file);
        List<String> secrets =
                List.of("acme", "zelda", "chief", "Umbrella", "Friday", "203.0.113.77", "198.51.100.9", "laptop");

        Map<String, byte[]> open = unzipped(zip(session, BundleOptions.DEFAULT));
        assertThat(text(open, "transcript.txt")).contains("acme", "zelda");
        assertThat(text(open, "device-log.txt")).contains("203.0.113.77");

        Map<String, byte[]> files = unzipped(zip(session, BundleOptions.DEFAULT.anonymised()));
        assertThat(files.keySet()).containsExactlyElementsOf(FILES);
        files.forEach((name, octets) -> assertThat(new String(octets, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContainIgnoringCase(secrets.toArray(CharSequence[]::new)));
    }
}
