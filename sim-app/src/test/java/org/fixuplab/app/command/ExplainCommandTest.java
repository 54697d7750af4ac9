package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

    private static final Path CAPTURES = Path.of("../sim-inspect/src/test/resources/explain/captures");
    private static final int SCREEN = 40;

    @TempDir
    Path folder;

    static Stream<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(CAPTURES)) {
            return files.sorted().toList().stream();
        }
    }

    private static String capture(String number) {
        try {
            return captures()
                    .filter(file -> file.getFileName().toString().startsWith(number))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"008", "015", "049", "060"})
    void it_tells_what_explains_the_paste(String number) {
        Golden.assertSame(
                "explain-" + number + ".txt",
                Cli.run("explain", capture(number)).out());
    }

    @ParameterizedTest
    @MethodSource("captures")
    void what_is_told_fits_a_screen(Path capture) {
        String scenario = folder.resolve("scenario.conf").toString();

        Cli.Outcome outcome = Cli.run("explain", capture.toString(), "--scenario", scenario, "--quiet");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().count()).isLessThanOrEqualTo(SCREEN);
        assertThat(outcome.out().lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("\\p{ASCII}*"));
    }

    @Test
    void a_scenario_is_written_where_it_is_wanted() {
        Path scenario = folder.resolve("scenario.conf");

        Cli.Outcome outcome = Cli.run("explain", capture("008"), "--scenario", scenario.toString());

        assertThat(scenario).content().contains("S: 250 XXXXXXXA");
        assertThat(outcome.out()).doesNotContain("version = 1");
        assertThat(outcome.err()).contains("fixuplab run " + scenario);
    }

    @Test
    void without_anything_to_reproduce_that_is_said() {
        Path scenario = folder.resolve("scenario.conf");

        Cli.Outcome outcome = Cli.run("explain", capture("060"), "--scenario", scenario.toString());

        assertThat(outcome.code()).isZero();
        assertThat(scenario).doesNotExist();
        assertThat(outcome.err()).contains("no scenario was written");
    }

    @Test
    void json_holds_verdict_versions_evidence_and_scenario() throws IOException {
        String text = Cli.run("explain", capture("005"), "--json").out();

        assertThat(text).contains("\"schema\"", "\"verdict\"", "\"esmtp\"", "\"ehlo-mask\"", "version = 1");
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                // To the end, or it throws.
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }

    @Test
    void what_is_no_text_is_refused_in_a_sentence() throws IOException {
        assertRefused(new byte[0], "is empty");
        assertRefused("  \r\n ".getBytes(StandardCharsets.UTF_8), "is empty");
        assertRefused(new byte[] {'2', '2', '0', 0, 1}, "is no text");
        assertRefused(new byte[] {1, 2, 3, 4, 5, 6, 7}, "is no text");
        assertRefused(new byte[4 * 1024 * 1024 + 1], "is larger than 4 MiB");
    }

    private void assertRefused(byte[] octets, String why) throws IOException {
        Path file = folder.resolve("paste.txt");
        Files.write(file, octets);

        Cli.Outcome outcome = Cli.run("explain", file.toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(why).doesNotContain("\tat ");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Cli.Outcome outcome = Cli.run("explain", "no-such.txt");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("no-such.txt").contains("no such file or directory");
    }

    @Test
    void a_folder_is_no_paste() {
        assertThat(Cli.run("explain", folder.toString()).err()).contains("is a folder");
    }

    @Test
    void latin_letters_and_utf_16_are_read() throws IOException {
        Path file = folder.resolve("paste.txt");
        Files.writeString(
                file,
                "Gr\u00fc\u00dfe\nEHLO ME\n500 5.5.1 Command unrecognized: \"XXXX ME\"\n",
                StandardCharsets.ISO_8859_1);
        assertThat(Cli.run("explain", file.toString()).out()).contains("fixup era: EHLO is refused");
        Files.writeString(file, "EHLO ME\n500 5.5.1 Command unrecognized: \"XXXX ME\"\n", StandardCharsets.UTF_16);
        assertThat(Cli.run("explain", file.toString()).out()).contains("fixup era: EHLO is refused");
    }
}
