package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Golden;
import org.fixuplab.app.output.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"firmware ls", "firmware show asa-8.2.5", "firmware show none", "config"})
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
