package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is at work on both sides of every edge between versions, as a text that was read line by line against the sources. A list that is
 * long stands as its number of words; other values stand where they are not the parameter's standard.
 */
class EdgesTest {

    private static final Path FILE = Path.of("src", "test", "resources", "firmware", "edges.txt");

    private static final List<String> VERSIONS = versions(
            "PIX",
            "4.0(1) 4.1(7) 4.2(1) 4.2(2) 4.2(3) 4.3(2) 4.4(1) 4.4(6) 4.4(7) 5.0(1) 5.0(3) 5.0(4) 5.1(1) 5.1(3) 5.1(4)",
            "5.2(1) 5.2(2) 5.2(3) 5.2(4) 5.2(5) 5.2(6) 5.3(1) 6.0(1) 6.0(2) 6.1(1) 6.2(4) 6.3(5) 6.3(5.145) 7.0(1) 7.1(2)",
            "7.2(1) 7.2(2) 7.2(2.18) 7.2(2.19) 7.2(3) 8.0(1) 8.0(2) 8.0(2.6) 8.0(2.7) 8.0(3) 8.0(4)",
            "ASA",
            "7.0(1) 7.1(2) 7.2(1) 7.2(2) 7.2(2.18) 7.2(2.19) 7.2(3) 8.0(2) 8.0(2.6) 8.0(2.7) 8.0(3) 8.1(2) 8.2(1) 8.2(5) 8.3(2)",
            "8.4(1) 8.4(1.1) 8.4(2) 8.4(7.24) 8.4(7.25) 8.5(1) 8.5(1.22) 8.5(1.23) 8.6(1.15) 8.6(1.16) 8.7(1.14) 8.7(1.15)",
            "9.0(1) 9.0(4.27) 9.0(4.28) 9.1(1) 9.1(5)21 9.1(6) 9.1(6.1) 9.2(1) 9.2(3.1) 9.2(3.2) 9.3(1) 9.3(1.1) 9.3(1.2) 9.3(2)",
            "9.3(2.1) 9.3(2.2) 9.4(1) 9.22(1)",
            "FWSM",
            "2.1(1) 2.3(4) 3.1(1) 3.2(1) 4.0(1) 4.1(5)");

    private static List<String> versions(String... words) {
        List<String> versions = new ArrayList<>();
        String platform = "";
        for (String word : String.join(" ", words).split(" ", -1)) {
            if (Character.isLetter(word.charAt(0))) {
                platform = word;
            } else {
                versions.add(platform + " " + word);
            }
        }
        return versions;
    }

    @Test
    void what_is_at_work_at_the_edges() throws IOException {
        String text = VERSIONS.stream().map(EdgesTest::lines).collect(Collectors.joining("\n"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        }
        assertThat(text).as("-Dgolden=write writes %s anew", FILE).isEqualTo(Files.readString(FILE));
    }

    /** Wherever an era begins, the version there and the one before it are in the text, or equal to their neighbours there. */
    @Test
    void every_era_is_there() {
        List<Firmware> firmwares = VERSIONS.stream().map(Firmware::parse).toList();
        assertThat(Catalogue.load().eras())
                .allSatisfy(era ->
                        assertThat(firmwares).as(era.interval().toString()).anyMatch(era.interval()::contains));
    }

    private static String lines(String version) {
        InspectionPolicy policy = Catalogue.load().policy(version);
        List<BehaviourState> states =
                policy.describe().stream().filter(BehaviourState::enabled).toList();
        String map = list(states.stream().filter(state -> state.mapClass() > 0));
        return policy.firmware() + "\n" + list(states.stream().filter(state -> state.mapClass() == 0))
                + (map.isEmpty() ? "" : "  map\n" + map);
    }

    private static String list(Stream<BehaviourState> states) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : states.map(EdgesTest::word).toList()) {
            if (!line.isEmpty() && line.length() + word.length() > 100) {
                lines.append("  ").append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(word);
        }
        return line.isEmpty() ? "" : lines + "  " + line + "\n";
    }

    /** {@code verb-x (verbs 15)}, {@code 4 header-line-length}. */
    private static String word(BehaviourState state) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, List<String>> value : state.values().entrySet()) {
            List<String> standard =
                    state.behaviour().parameter(value.getKey()).orElseThrow().standard();
            if (value.getValue().size() > 3) {
                values.add(value.getKey() + " " + value.getValue().size());
            } else if (!value.getValue().equals(standard)) {
                values.add(value.getKey() + " " + String.join(" ", value.getValue()));
            }
        }
        return (state.mapClass() == 0 ? "" : state.mapClass() + " ")
                + state.id()
                + (values.isEmpty() ? "" : " (" + String.join(", ", values) + ")");
    }
}
