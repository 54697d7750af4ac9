package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DeviceConfigProblemsTest {

    private static DeviceConfigException refused(String text, String firmware) {
        return catchThrowableOfType(
                DeviceConfigException.class,
                () -> DeviceConfig.apply(text, Catalogue.load().policy(firmware)));
    }

    /** {@code problems.txt}: for each case its title, the firmware, the configuration, a line of dashes, and what a person reads. */
    @TestFactory
    Stream<DynamicTest> a_configuration_is_refused_as_reviewed() throws IOException {
        return cases().stream()
                .map(parts -> DynamicTest.dynamicTest(parts.title() + " (" + parts.firmware() + ")", () -> {
                    DeviceConfigException refused = refused(parts.configuration(), parts.firmware());
                    assertThat(refused).isNotNull().hasMessage(parts.message());
                }));
    }

    private record Case(String title, String firmware, String configuration, String message) {

        static Case of(String text) {
            String[] head = text.split("\n", 3);
            String[] body = head[2].split("\n-----\n", 2);
            return new Case(head[0].strip(), head[1], body[0], body[1].stripTrailing());
        }
    }

    private static List<Case> cases() throws IOException {
        try (InputStream resource = DeviceConfigProblemsTest.class.getResourceAsStream("problems.txt")) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            List<Case> cases = new ArrayList<>();
            for (String part : text.split("(?m)^=== ", -1)) {
                if (!part.isBlank()) {
                    cases.add(Case.of(part));
                }
            }
            return cases;
        }
    }

    @Test
    void the_first_problems_place_is_at_hand() {
        DeviceConfigException refused = refused("!\npolicy-map global\nservice-policy", "ASA 8.2(5)");

        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(12);
        assertThat(refused.problems()).extracting(Problem::line).containsExactly(2, 3);
        assertThat(refused.problems()).extracting(Problem::answer).containsExactly(Problem.INVALID, Problem.INCOMPLETE);
    }
}
