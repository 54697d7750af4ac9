package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Golden;
import org.fixuplab.app.output.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareCommandsTest {

    private static final Terminal TERMINAL = new Terminal(80, true, true, true);

    @ParameterizedTest
    @ValueSource(strings = {"asa-8.2.5", "pix-6.3.5", "asa-9.6.1", "none"})
    void show_tells_what_each_behaviour_does_and_who_says_so(String version) {
        Golden.assertSame(
                "firmware-show-" + version + ".txt",
                Cli.run("firmware", "show", version).out());
    }

    @Test
    void show_fills_a_wide_terminal_but_no_line_is_longer() {
        String wide =
                Cli.run("firmware", "show", "asa-8.2.5", "--columns", "120").out();
        Golden.assertSame("firmware-show-asa-8.2.5-wide.txt", wide);
        assertThat(wide.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @ParameterizedTest
    @CsvSource({
        "pix-7.2.2, pix-7.2.3",
        "pix-7.2.3, pix-7.2.2",
        "asa-8.0.5, asa-8.2.1",
        "asa-9.3.3, asa-9.3.3",
        "none, fwsm-3.1.1"
    })
    void diff_tells_what_goes_what_comes_what_has_another_value_and_who_says_so(String before, String after) {
        Cli.Outcome outcome = Cli.run("firmware", "diff", before, after);
        Golden.assertSame("firmware-diff-" + before + "-" + after + ".txt", outcome.out());
        assertThat(outcome.code()).isZero();
    }

    @Test
    void diff_has_the_same_for_machines() {
        Golden.assertSame(
                "firmware-diff-pix-7.2.2-pix-7.2.3.json",
                Cli.run("firmware", "diff", "PIX 7.2(2)", "PIX 7.2(3)", "--json")
                        .out());
    }

    @ParameterizedTest
    @CsvSource({
        "ASA 8.2(5), 9.1, names no platform: write PIX",
        "ASA 6.0(1), none, there is no ASA 6.0(1) in the catalogue",
        "none, '', the firmware is empty"
    })
    void diff_of_a_version_that_is_none_says_what_to_write(String before, String after, String error) {
        Cli.Outcome outcome = Cli.run("firmware", "diff", before, after);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(error);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void ls_is_a_table_on_a_terminal() {
        String table = new Cli()
                .on(TERMINAL)
                .call("firmware", "ls", "--color", "never")
                .out();
        Golden.assertSame("firmware-ls-terminal.txt", table);
        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(table).doesNotContain("\u001b");
    }

    @Test
    void ls_is_coloured_on_a_terminal_that_has_colours() {
        assertThat(new Cli().on(TERMINAL).call("firmware", "ls").out()).contains("\u001b[1m");
    }

    @Test
    void ls_is_a_line_an_era_with_tabs_elsewhere() {
        Cli.Outcome outcome = Cli.run("firmware", "ls");
        assertThat(outcome.out().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firmware ls",
                "firmware show asa-8.2.5",
                "firmware show pix-4.4.6",
                "firmware show none",
                "firmware diff asa-8.0.5 asa-8.2.1",
                "firmware diff none none",
                "config"
            })
    void json_is_json_with_its_schema_first(String words) throws Exception {
        Cli.Outcome outcome = Cli.run((words + " --json").split(" ", -1));
        assertThat(outcome.code()).isZero();
        try (JsonParser parser = new JsonFactory().createParser(outcome.out())) {
            parser.nextToken();
            assertThat(parser.nextFieldName()).isEqualTo("schema");
            assertThat(parser.nextIntValue(-1)).isEqualTo(1);
            while (parser.nextToken() != null) {
                // To the end, or it throws.
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }
}
