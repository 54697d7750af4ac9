package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixuplab.app.Cli;
import org.fixuplab.app.settings.Settings;
import org.fixuplab.lab.matrix.FailOn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/matrix.md tells people to type is understood, and the options that it names are those that there are. */
class MatrixPageTest {

    private static final Path PAGE = Path.of("../docs/matrix.md");
    private static final String COMMAND = "fixuplab matrix";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    /** They are every command's. */
    private static final List<String> COMMON = List.of("--help", "--quiet", "--color", "--columns", "--conf");
    /** They are a sender's of the examples. */
    private static final List<String> OF_PROGRAMS = List.of(
            "--tls", "--server", "--port", "--to", "--silent", "--ssl", "--cacert", "--mail-from", "--mail-rcpt");

    private static final String CONTINUED = "\\\\\n *";

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    /** What an example does stands beside it, after some blanks. */
    static List<String> examples() throws IOException {
        return page().replaceAll(CONTINUED, "")
                .lines()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.replaceFirst(" {3,}.*", ""))
                .toList();
    }

    private static List<String> words(String example) {
        return WORD.matcher(example.substring(COMMAND.length()))
                .results()
                .map(word -> Optional.ofNullable(word.group(1)).orElse(word.group(2)))
                .toList();
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_a_matrix(String example) throws Exception {
        MatrixCommand command = new MatrixCommand();
        CommandRunner.parse(Subcommand.MATRIX, command, words(example), Settings.read(Optional.empty(), Map.of()));
        assertThat(command.matrix().cells()).isPositive();
    }

    @Test
    void there_are_examples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(5);
    }

    @Test
    void it_names_the_options_that_there_are() throws IOException {
        Set<String> named = options(page());
        named.removeAll(OF_PROGRAMS);
        Set<String> there = options(Cli.run("matrix", "--help").out());
        there.removeAll(COMMON);
        there.removeAll(OF_PROGRAMS);
        assertThat(named).isEqualTo(there);
    }

    @Test
    void it_names_all_that_a_gate_can_refuse() throws IOException {
        String page = page();
        for (FailOn word : FailOn.values()) {
            assertThat(page).contains("`" + word.word() + "`");
        }
    }
}
