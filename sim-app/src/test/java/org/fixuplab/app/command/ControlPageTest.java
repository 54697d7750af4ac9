package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fixuplab.app.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/control.md says nothing that cannot be typed. */
class ControlPageTest {

    private static final Path PAGE = Path.of("..", "docs", "control.md");

    static Stream<String> commands() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("fixuplab "))
                .map(line -> line.substring("fixuplab ".length()).replaceAll(" &$", ""));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_of_the_page_can_be_typed(String line) {
        List<String> words = List.of(line.split(" ", -1));
        Subcommand which = Subcommand.of(words).orElseThrow();
        Settings settings = Settings.read(Optional.empty(), Map.of("HOME", "/nonexistent"));
        CommandRunner.parse(which, which.make(), words.subList(which.words().size(), words.size()), settings);
    }

    @Test
    void what_the_page_links_to_is_there() throws IOException {
        List<String> links = Pattern.compile("\\]\\(([^)]+)\\)")
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        assertThat(links).contains("examples/lab_test.py", "examples/lab-test.sh");
        assertThat(links)
                .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
    }
}
