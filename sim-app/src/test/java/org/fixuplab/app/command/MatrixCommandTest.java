package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Golden;
import org.fixuplab.app.output.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class MatrixCommandTest {

    private static final String[] SMALL = {
        "matrix", "--senders", "postfix-may,postfix-encrypt,curl-ssl-reqd", "--firmware", "none,asa-8.2.5"
    };

    @TempDir
    private Path folder;

    private static Cli.Outcome small(String... more) {
        return Cli.run(Stream.concat(Stream.of(SMALL), Stream.of(more)).toArray(String[]::new));
    }

    private static String timeless(String text) {
        return text.replaceAll(" in [0-9.]+ s:", " in N s:");
    }

    @Test
    void prints_a_row_a_sender_a_column_a_firewall_and_what_it_means() {
        Cli.Outcome outcome = small();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        Golden.assertSame("matrix-small.txt", timeless(outcome.out()));
    }

    @Test
    void a_gate_that_trips_is_exit_1_and_names_the_cells() throws IOException {
        Path xml = folder.resolve("result.xml");
        Cli.Outcome outcome = small("--fail-on", "clear,hung", "--junit-xml", xml.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("\npostfix-may  asa-8.2.5  clear\n");
        assertThat(Files.readString(xml))
                .contains("<testsuite name=\"postfix-may\" tests=\"2\" failures=\"1\"", "<failure message=\"clear\">");
    }

    @Test
    void against_a_saved_file_only_what_changed_is_printed() throws IOException {
        Path saved = folder.resolve("saved.json");
        assertThat(small("--save", saved.toString()).code()).isZero();
        Cli.Outcome same = small("--against", saved.toString());
        assertThat(same.out()).isEqualTo("no cell changed\n");
        assertThat(same.code()).isZero();

        Files.writeString(saved, Files.readString(saved).replace("\"deferred\"", "\"bounced\""));
        Cli.Outcome changed = Cli.run(
                "matrix",
                "--senders",
                "postfix-encrypt,exim",
                "--firmware",
                "asa-8.2.5",
                "--against",
                saved.toString());
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out())
                .startsWith("postfix-encrypt  asa-8.2.5  bounced -> deferred\n1 cell changed\n")
                .contains("1 not in the file: exim asa-8.2.5\n", "5 only in the file: ");
    }

    @Test
    void writes_a_page_and_a_file_a_cell() throws IOException {
        Path page = folder.resolve("matrix.html");
        Path sessions = folder.resolve("sessions");
        assertThat(small("--html", page.toString(), "--sessions", sessions.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(page))
                .contains("<td class=\"clear\"><a href=\"#c-1-2\">clear !</a></td>", "XXXXXXXA");
        assertThat(Files.readString(sessions.resolve("postfix-encrypt--asa-8.2.5.txt")))
                .startsWith("postfix-encrypt behind asa-8.2.5: deferred\n")
                .contains("attempt  queued for 0s", "TLS is required", "session 1 of 2");
    }

    @Test
    void shares_of_it_are_the_whole() {
        String first = small("--shard", "1/2", "--json").out();
        String second = small("--shard", "2/2", "--json").out();
        assertThat(first).startsWith("{\n  \"schema\" : 1");
        assertThat(cells(first) + cells(second)).isEqualTo(6);
    }

    private static long cells(String json) {
        return json.lines().filter(line -> line.contains("\"complaints\" : ")).count();
    }

    @Test
    void any_command_line_is_a_sender_by_its_programs_name_or_one_of_its_own() throws IOException {
        Path program = folder.resolve("fails.sh");
        Files.writeString(program, "#!/bin/sh\nexit 29\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Cli.Outcome outcome = Cli.run(
                "matrix",
                "--sender",
                program + " {host} {port}",
                "--sender",
                "mine=" + program + " {host}:{port}",
                "--firmware",
                "none",
                "--markdown");
        assertThat(outcome.code()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("| fails.sh | failed(29) |", "| mine | failed(29) |");
        assertThat(outcome.err().lines())
                .as("a command line with a mistake is told from a firewall that breaks it")
                .hasSize(2)
                .contains("fixuplab: the sender mine never connected, so its verdicts tell nothing of a firewall");
    }

    @Test
    void a_program_that_is_not_there_is_exit_3_and_no_result() {
        Cli.Outcome outcome = Cli.run("matrix", "--sender", "no-such-program {host} {port}", "--firmware", "none");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("no-such-program").doesNotContain("Exception");
    }

    @Test
    void a_file_that_could_not_be_written_is_told_before_anything_runs() {
        Cli.Outcome outcome =
                small("--html", folder.resolve("none").resolve("x.html").toString());
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("there is no folder ");
    }

    @Test
    void a_folder_in_a_files_place_is_told_before_anything_runs() {
        assertThat(small("--save", folder.toString()).err()).contains("this is a folder; name a file in it");
    }

    @Test
    void a_matrix_of_nothing_is_exit_2_and_no_success() {
        assertThat(Cli.run("matrix", "--senders", ",", "--firmware", "none").code())
                .isEqualTo(2);
        assertThat(Cli.run("matrix", "--senders", "exim", "--firmware", ",").code())
                .isEqualTo(2);
    }

    @Test
    void a_firewall_that_is_named_means_what_the_list_says_of_it() {
        assertThat(small().out()).contains("asa-8.2.5  EHLO passes, the keyword and the verb of STARTTLS do not");
    }

    @Test
    void a_login_leaks_where_tls_is_gone_and_is_never_told() {
        Cli.Outcome outcome = Cli.run(
                "matrix", "--senders", "swaks-tls-optional", "--firmware", "none,asa-8.2.5", "--login", "bob:s3cret");
        assertThat(outcome.code()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("tls(", "clear !!").doesNotContain("s3cret");
    }

    @Test
    void progress_is_shown_to_whoever_watches_and_to_nobody_else() {
        String[] one = {"matrix", "--senders", "curl-ssl", "--firmware", "none", "--color", "never"};
        Terminal watched = new Terminal(80, false, false, false, true);
        assertThat(new Cli().on(watched).call(one).err())
                .contains("\r0/1 cells", "\r0/1 cells, running: curl-ssl none", "\r1/1 cells");
        assertThat(Cli.run(one).err()).isEmpty();
        String[] quiet = Stream.concat(Stream.of(one), Stream.of("--quiet")).toArray(String[]::new);
        assertThat(new Cli().on(watched).call(quiet).err()).isEmpty();
    }

    @Test
    void lists_rows_and_columns_with_their_titles() {
        assertThat(Cli.run("matrix", "--list").out())
                .contains("  postfix-may ", "Postfix, TLS level may", "  asa-8.2.5 ", "  TLS-04a ");
        assertThat(Cli.run("matrix", "--list", "--json").out())
                .startsWith("{\n  \"schema\" : 1")
                .contains("\"id\" : \"TLS-04a\"");
    }
}
