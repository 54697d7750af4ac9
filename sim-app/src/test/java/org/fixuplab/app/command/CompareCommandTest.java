package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Cli.Outcome;
import org.fixuplab.app.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private static final String SCENARIO = "../scenarios/esa-starttls-masked.conf";
    private static final String PASTED = """
            Trying 203.0.113.5...
            220 ************************************
            EHLO laptop.customer.example
            250-mx1.customer.example
            250-8BITMIME
            250-SIZE 10485760
            250 XXXXXXXA
            STARTTLS
            500 #5.5.1 command not recognized
            """;

    @TempDir
    private Path folder;

    private String pasted(String text) throws IOException {
        return Files.writeString(folder.resolve("customer.txt"), text).toString();
    }

    @Test
    void a_scenario_is_run_and_its_session_compared() throws Exception {
        Outcome outcome = Cli.run("compare", pasted(PASTED), SCENARIO);

        assertThat(outcome.code()).as(outcome.all()).isEqualTo(1);
        Golden.assertSame("compare.txt", outcome.out());
    }

    @Test
    void the_same_but_for_names_ends_with_0() throws Exception {
        Outcome outcome = Cli.run("compare", pasted(PASTED.replace("10485760", "14680064")), SCENARIO);

        assertThat(outcome.code()).as(outcome.all()).isEqualTo(0);
    }

    @Test
    void for_machines_each_row_says_where_it_differs() throws Exception {
        Outcome outcome = Cli.run("compare", "--json", pasted(PASTED), SCENARIO);

        assertThat(outcome.out())
                .contains("\"same\" : false", "\"verdict\" : \"differs\"", "\"customer\" : \"250-SIZE 10485760\"");
    }

    @Test
    void a_transcript_in_json_lines_is_compared_as_it_is() throws Exception {
        Path transcript = folder.resolve("transcript.jsonl");
        Files.writeString(transcript, """
                {"at":"2026-11-29T03:17:12Z","kind":"dialogue","from":"server","offset":0,"length":9,"sent":"220 hello","got":"220 *****","behaviours":["banner-stars"]}
                {"at":"2026-11-29T03:17:13Z","kind":"note","from":"client","offset":0,"length":0,"sent":"session over"}
                """);

        assertThat(Cli.run("compare", pasted("220 *****\n"), transcript.toString())
                        .code())
                .isEqualTo(0);
        Files.writeString(transcript, "{}\n");
        assertThat(Cli.run("compare", pasted("220 *****\n"), transcript.toString())
                        .err())
                .contains("line 1 is no line of a transcript");
    }

    @Test
    void what_cannot_be_compared_is_refused_with_what_would_help() throws Exception {
        assertThat(Cli.run("compare", pasted("It does not work.\n"), SCENARIO).err())
                .contains("no session can be read out of")
                .contains("paste what client and server said");
        assertThat(Cli.run("compare", pasted(PASTED), "nowhere.conf").code()).isEqualTo(2);
        assertThat(Cli.run("compare", pasted(PASTED), "7", "--url", "http://127.0.0.1:1")
                        .err())
                .contains("there is no lab at http://127.0.0.1:1");
    }
}
