package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Wrong and odd configurations, and what a person reads of each. {@code -Dgolden=write} writes the answers anew. */
class DeviceConfigProblemsTest {

    private static final Path FILE = Path.of("src/test/resources/org/fixuplab/config/problems.txt");

    /** {@code problems.txt}: for each case its title, the firmware, the configuration, a line of dashes, and what a person reads. */
    @TestFactory
    Stream<DynamicTest> a_configuration_is_answered_as_reviewed() throws IOException {
        List<Case> cases = cases();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(FILE, cases.stream().map(Case::answered).collect(Collectors.joining("\n")));
        }
        return cases().stream()
                .map(parts -> DynamicTest.dynamicTest(parts.title() + " (" + parts.firmware() + ")", () -> {
                    assertThat(parts.answer()).isEqualTo(parts.message());
                }));
    }

    @Test
    void at_least_sixty_are_reviewed() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
    }

    /** @param firmware a hyphen names none */
    private record Case(String title, String firmware, String configuration, String message) {

        static Case of(String text) {
            String[] head = text.split("\n", 3);
            String[] body = head[2].split("\n-----\n", 2);
            return new Case(head[0].strip(), head[1], body[0], body[1].stripTrailing());
        }

        String answered() {
            return "=== " + title + "\n" + firmware + "\n" + configuration + "\n-----\n" + answer() + "\n";
        }

        String answer() {
            try {
                DeviceConfig config = firmware.equals("-")
                        ? DeviceConfig.read(configuration)
                        : DeviceConfig.read(configuration, Catalogue.load().policy(firmware));
                List<String> lines = new ArrayList<>();
                lines.add("taken: mail is inspected on "
                        + (config.inspectedPorts().isEmpty() ? "no port" : "port " + config.inspectedPorts()));
                lines.add(config.ignoredSummary());
                config.remarks().forEach(remark -> lines.add(remark.toString()));
                lines.removeIf(String::isEmpty);
                return String.join("\n", lines);
            } catch (DeviceConfigException refused) {
                return String.valueOf(refused.getMessage());
            }
        }
    }

    private static List<Case> cases() throws IOException {
        String text = Files.readString(FILE).replace("\r\n", "\n");
        List<Case> cases = new ArrayList<>();
        for (String part : text.split("(?m)^=== ", -1)) {
            if (!part.isBlank()) {
                cases.add(Case.of(part));
            }
        }
        return cases;
    }

    @Test
    void the_first_problems_place_is_at_hand() {
        DeviceConfigException refused = catchThrowableOfType(
                DeviceConfigException.class,
                () -> DeviceConfig.apply(
                        "!\npolicy-map type inspct\nservice-policy",
                        Catalogue.load().policy("ASA 8.2(5)")));

        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(17);
        assertThat(refused.problems()).extracting(Problem::line).containsExactly(2, 3);
        assertThat(refused.problems()).extracting(Problem::answer).containsExactly(Problem.INVALID, Problem.INCOMPLETE);
    }
}
