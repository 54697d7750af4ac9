package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SendersFileTest {

    @TempDir
    private Path folder;

    private Cli.Outcome matrix(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.conf"), rows);
        return Cli.run("matrix", "--senders-file", file.toString(), "--firmware", "none");
    }

    @Test
    void rows_come_in_the_order_of_the_file_and_here_is_its_folder() throws IOException {
        Files.writeString(folder.resolve("send"), "exit 7\n");
        Cli.Outcome outcome = matrix("""
                shared { sh = "sh {here}/send {port}" }
                sender = [ "z="${shared.sh}, "a="${shared.sh}" again" ]
                senders = [ curl-ssl ]
                """);
        assertThat(outcome.out()).containsSubsequence("\ncurl-ssl ", "\nz ", "failed(7)", "\na ", "failed(7)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mtas = []             | rows.conf:1: there is no key 'mtas' (did you mean 'mta'?); there are",
                "mta = postfix         | rows.conf:1: mta is no list; write mta = [one, another]",
                "sender = [\"true\", 7] | rows.conf:1: sender: this is no text; write it in quotes",
                "sender = [            | rows.conf:1: this is not HOCON; correct it: ",
                "sender = [${lost}]    | rows.conf:1: this is not HOCON; correct it: ",
                "sender = [\"true\"]    | it does not say {port}",
                "senders = [nobody]    | There is no sender 'nobody'"
            })
    void what_is_wrong_is_exit_2_and_named_with_its_line(String rows, String problem) throws IOException {
        Cli.Outcome outcome = matrix(rows);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(problem);
    }

    @Test
    void a_file_that_is_not_there_is_exit_2() {
        Cli.Outcome outcome = Cli.run("matrix", "--senders-file", "nowhere.conf");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--senders-file nowhere.conf: it cannot be read");
    }
}
