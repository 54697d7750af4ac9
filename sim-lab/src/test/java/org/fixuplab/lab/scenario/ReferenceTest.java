package org.fixuplab.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for people names the keys that the code reads, and no others. */
class ReferenceTest {

    private static final Path FOLDER = Path.of("../scenarios");

    private static List<String> firstColumn(String heading) throws IOException {
        String page = Files.readString(FOLDER.resolve("README.md"));
        String table = page.substring(page.indexOf(heading));
        return Pattern.compile("(?m)^\\| (`[^|]+) \\|")
                .matcher(table)
                .results()
                .map(MatchResult::group)
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                .map(name -> name.group(1))
                .toList();
    }

    @Test
    void every_key_is_explained() throws IOException {
        List<String> keys = Arrays.stream(Key.values()).map(Key::path).toList();
        List<String> explained = firstColumn("| key | value |");
        assertThat(explained.subList(0, explained.indexOf("cases") + 1)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void every_scenario_is_listed() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            TreeSet<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf"))
                    .map(name -> name.replace(".conf", ""))
                    .forEach(names::add);
            assertThat(firstColumn("| file | what it shows |")).containsAll(names);
        }
    }
}
