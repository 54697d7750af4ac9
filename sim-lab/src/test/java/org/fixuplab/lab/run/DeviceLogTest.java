package org.fixuplab.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario expects of the device's log. */
@Timeout(60)
class DeviceLogTest {

    /** A header twice ends the session in silence; the client then closes. */
    private static final String TWICE = """
            version = 1
            firewall {
              firmware = "PIX 7.2(2)", behaviours.header-duplicate.action = silence
              addresses { outside = 192.0.2.10, inside = 10.0.25.101 }
            }
            client { play = \"""
              S: 220 ...
              C: HELO a
              S: 250 ...
              C: MAIL FROM:<a@a.example>
              C: RCPT TO:<b@b.example>
              C: DATA
              S: 250 ...
              S: 250 ...
              S: 354 ...
              C: Content-Type: text/plain
              C: Content-Type: text/html
              C:
              C: .
              S: <silence 100ms>
              C: <close>
            \""" }
            """;

    private static final String BUILT =
            "%PIX-6-302013: Built inbound TCP connection 1 for outside:192.0.2.10/... (192.0.2.10/...) to inside:10.0.25.101/25 (10.0.25.101/25)";
    private static final String TERMINATED =
            "%PIX-4-507003: tcp flow from outside:192.0.2.10/... to inside:10.0.25.101/25 terminated by inspection engine, reason - inspector disconnected, dropped packet.";
    private static final String TEARDOWN =
            "%PIX-6-302014: Teardown TCP connection 1 for outside:192.0.2.10/... to inside:10.0.25.101/25 duration 0:00:0... bytes ... Flow closed by inspection";
    private static final String DENIED =
            "%PIX-6-106015: Deny TCP (no connection) from 192.0.2.10/... to 10.0.25.101/25 flags FIN ACK  on interface outside";

    @TempDir
    private Path folder;

    private List<String> run(String text) {
        try {
            Path file = Files.writeString(folder.resolve("some.conf"), text);
            return new ScenarioRunner()
                    .run(ScenarioFile.read(file).cases().get(0), RunOptions.DEFAULT).failures().stream()
                            .map(failure -> failure.toString().replace(folder + "/", ""))
                            .toList();
        } catch (IOException | ScenarioException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private List<String> failures(String expect) {
        return run(TWICE + expect);
    }

    private static String list(String... patterns) {
        return "[\"" + String.join("\", \"", patterns) + "\"]";
    }

    @Test
    void what_the_device_logs_passes() {
        assertThat(failures("expect { syslog { exactly = " + list(BUILT, TERMINATED, TEARDOWN, DENIED)
                        + ", \"include\" = " + list(DENIED, "...507003...") + ", never = " + list("...108004...")
                        + " } }"))
                .isEmpty();
    }

    @Test
    void another_order_does_not() {
        assertThat(failures("expect.syslog.exactly = " + list(BUILT, TEARDOWN, TERMINATED, DENIED)))
                .singleElement()
                .asString()
                .startsWith("some.conf:23: expected syslog.exactly = line 2, '" + TEARDOWN
                        + "', got '%PIX-4-507003: tcp flow from outside:192.0.2.10/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4|= line 5, '%PIX-1-1: more', got no more lines; the log has 4 lines, of 5 expected",
                "3|= line 4, '%PIX-1-1: more', got '%PIX-6-106015",
            })
    void lines_too_many_do_not(int same, String told) {
        List<String> all = List.of(BUILT, TERMINATED, TEARDOWN, DENIED).subList(0, same);
        List<String> more = new ArrayList<>(all);
        more.add("%PIX-1-1: more");
        assertThat(failures("expect.syslog.exactly = " + list(more.toArray(String[]::new))))
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void a_line_that_is_missing_is_told_with_the_nearest_one() {
        assertThat(failures("expect.syslog { \"include\" = [\"%PIX-3-507003: tcp flow from ...\"], never = "
                        + list("...106015...") + " }"))
                .satisfiesExactly(
                        failure -> assertThat(failure)
                                .startsWith("some.conf:23: expected syslog.include: '%PIX-3-507003: tcp flow from ...',"
                                        + " got no such line; the nearest line is '%PIX-4-507003: tcp flow from"),
                        failure -> assertThat(failure)
                                .startsWith("some.conf:23: expected syslog.never: '...106015...', got it; the line is"
                                        + " '%PIX-6-106015: Deny TCP (no connection) from 192.0.2.10/"));
    }

    @Test
    void a_line_that_nobody_expects_is_one_too_many() {
        assertThat(failures("expect.syslog.exactly = " + list(BUILT, TERMINATED, TEARDOWN)))
                .singleElement()
                .asString()
                .startsWith("some.conf:23: expected syslog.exactly = no more than 3 lines, got '%PIX-6-106015: ");
    }

    @Test
    void no_device_logs_nothing() {
        assertThat(run("""
                                version = 1
                                firewall.firmware = none
                                client.play = "S: 220 ..."
                                expect.syslog { exactly = [], "include" = ["..."] }
                                """))
                .containsExactly(
                        "some.conf:4: expected syslog.include: '...', got no such line; the device logged nothing");
    }
}
