package org.fixuplab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.FirewallSettings;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of {@link ArchitectureTest} against classes that break them. */
final class ArchitectureBitesTest {

    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .importClasses(
                    org.fixuplab.smtp.Offender.class,
                    org.fixuplab.mta.Offender.class,
                    org.fixuplab.send.Offender.class,
                    org.fixuplab.app.client.Offender.class,
                    Direction.class,
                    Event.Command.class,
                    FirewallSettings.class,
                    Verb.class);

    static Stream<Arguments> rules_and_what_breaks_them() {
        return Stream.of(
                arguments(ArchitectureTest.arrows_between_modules_run_one_way, "FirewallSettings"),
                arguments(ArchitectureTest.the_mta_knows_the_grammar_and_nothing_else_of_the_firewall, "Inspector"),
                arguments(ArchitectureTest.only_the_network_rooms_know_netty, "network()"),
                arguments(ArchitectureTest.only_the_http_room_knows_armeria, "HttpStatus"),
                arguments(ArchitectureTest.the_engine_has_no_network_and_no_logger, "Unpooled"),
                arguments(ArchitectureTest.the_engine_has_no_clock_thread_or_chance, "nanoTime"),
                arguments(ArchitectureTest.the_engine_has_no_clock_thread_or_chance, "java.util.Random"),
                arguments(ArchitectureTest.the_engine_opens_no_file, "java.nio.file.Path"),
                arguments(ArchitectureTest.the_grammar_stands_alone, "Direction"),
                arguments(ArchitectureTest.the_sender_knows_the_mta_and_the_grammar, "FirewallSettings"),
                arguments(ArchitectureTest.the_client_knows_no_lab, "Direction"),
                arguments(ArchitectureTest.packages_have_no_cycles, "Cycle detected"));
    }

    @ParameterizedTest
    @MethodSource("rules_and_what_breaks_them")
    void a_class_that_breaks_a_rule_is_found(ArchRule rule, String found) {
        assertThat(rule.evaluate(OFFENDERS).getFailureReport().toString()).contains(found);
    }
}
