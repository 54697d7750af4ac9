package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixuplab.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class OutletOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void the_file_begins_with_the_labs_first_event_and_has_no_gap() throws Exception {
        Path file = folder.resolve("lab.jsonl");
        assertThat(Cli.run("exec", "--no-http", "--events", file.toString(), "--", "true")
                        .code())
                .isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).startsWith("{\"id\":1,").contains("\"kind\":\"proxy-created\"");
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).startsWith("{\"id\":" + (i + 1) + ",").endsWith("}");
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_the_environments_fault() {
        Cli.Outcome outcome = Cli.run(
                "exec", "--no-http", "--events", folder.resolve("no/lab.jsonl").toString(), "--", "true");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("lab.jsonl cannot be written: no such file or directory");
    }

    @Test
    void a_syslog_server_that_is_not_there_is_a_note_and_no_error() {
        Cli.Outcome outcome = Cli.run("exec", "--no-http", "--syslog", "tcp://127.0.0.1:1", "--", "sleep", "1");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .contains(
                        "the syslog server tcp://127.0.0.1:1 cannot be reached: Connection refused; lines wait for it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--syslog; ftp://x:1; 'ftp://x:1' is no syslog server, such as udp://192.0.2.5:514",
                "--syslog; udp://x; 'x' is not HOST:PORT",
                "--syslog; tcp://x:0; 'tcp://x:0' is no syslog server",
                "--syslog-format; xml; 'xml' is none of device, rfc3164, rfc5424",
                "--syslog-framing; nul; 'nul' is none of auto, octet-counting, lf",
                "--syslog-facility; kern; 'kern' is no facility: local0 to local7, or 16 to 23",
                "--events-size; 10 MB; '10 MB' is not a size, such as 4096, 512KiB, 10MiB or 1GiB",
                "--events-size; 0; '0' is not a size",
                "--events-keep; -1; --events-keep -1: write 0 or more",
            })
    void what_makes_no_sense_is_refused_with_what_would(String option, String value, String sentence) {
        Cli.Outcome outcome = Cli.run("exec", "--no-http", option, value, "--", "true");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(sentence).doesNotContain("Exception");
    }
}
