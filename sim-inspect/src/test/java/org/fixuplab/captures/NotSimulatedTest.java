package org.fixuplab.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Parameter;
import org.junit.jupiter.api.Test;

/** docs/not-simulated.md: what is known of such devices is somewhere in the product, or the page says why not. */
class NotSimulatedTest {

    private static final Path PAGE = Path.of("..", "docs", "not-simulated.md");
    private static final Pattern LOG = Pattern.compile("\\blog (\\d{6})");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void every_behaviour_and_parameter_it_names_is_in_the_catalogue() throws IOException {
        List<String> known = new ArrayList<>();
        for (Behaviour behaviour : Catalogue.load().behaviours()) {
            known.add(behaviour.id());
            behaviour.parameters().stream()
                    .map(Parameter::name)
                    .forEach(name -> known.add(behaviour.id() + "." + name));
        }
        List<String> named = places().stream()
                .flatMap(place -> CODE.matcher(place).results())
                .map(code -> code.group(1))
                .distinct()
                .toList();

        assertThat(known).containsAll(named);
        // And none is forgotten.
        assertThat(named)
                .map(name -> name.split("\\.", -1)[0])
                .containsAll(Catalogue.load().behaviours().stream()
                        .map(Behaviour::id)
                        .toList());
    }

    @Test
    void every_log_line_it_names_is_in_the_catalogue_and_none_is_forgotten() throws IOException {
        List<String> named = places().stream()
                .flatMap(place -> LOG.matcher(place).results())
                .map(log -> log.group(1))
                .distinct()
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Catalogue.load().logs().stream()
                        .map(message -> message.log().number())
                        .toList());
    }

    @Test
    void the_page_on_the_devices_log_has_a_row_for_each_line_with_its_severity() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "device-log.md"));
        assertThat(Catalogue.load().logs())
                .allSatisfy(message -> assertThat(page)
                        .contains("\n| " + message.log().number() + " | " + message.severity() + " | "));
    }

    @Test
    void a_fact_is_in_the_product_or_has_a_reason_why_not() throws IOException {
        assertThat(places())
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place)
                        .matches(".*(`|\\blog |display: |device configuration|lab: |not simulated: ).*"));
    }

    /** The last cell of each row. */
    private static List<String> places() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what is known"))
                .map(line -> line.split("(?<!\\\\)\\|", -1)[2].strip())
                .toList();
    }
}
