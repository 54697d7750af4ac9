package org.fixuplab.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.firmware.Alternative;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only looks like such a device, or may be one for a cause that nobody proved, is told apart. */
class LookalikesTest {

    private static final Catalogue CATALOGUE = Catalogue.load();

    static Stream<Capture> lookalikes() {
        return Capture.all().stream().filter(capture -> !capture.ofDevice());
    }

    /** Each stretch of versions by its defaults, and with everything else that a source claims for any version. */
    private static List<InspectionPolicy> firewalls() {
        List<InspectionPolicy> firewalls = new ArrayList<>();
        for (Era era : CATALOGUE.eras()) {
            InspectionPolicy defaults = CATALOGUE.policy(
                    era.interval().platform() + " " + era.interval().from());
            firewalls.add(defaults);
            for (Behaviour behaviour : CATALOGUE.behaviours()) {
                for (Range claim : behaviour.alternatives()) {
                    firewalls.add(defaults.with(new Alternative(behaviour, claim)));
                }
            }
        }
        return firewalls;
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void no_firewall_of_the_catalogue_does_that(Capture capture) {
        assertThat(firewalls())
                .allSatisfy(
                        firewall -> assertThat(Playback.of(capture, firewall).difference())
                                .as(firewall.firmware())
                                .isPresent());
        assertThat(capture.independent()).isNotBlank();
        assertThat(capture.overrides()).isEmpty();
    }

    @Test
    void the_same_way_of_asking_finds_the_firewalls_that_do_what_a_device_was_seen_to_do() {
        assertThat(Capture.all().stream().filter(Capture::ofDevice).toList())
                .allSatisfy(capture -> assertThat(firewalls())
                        .as(capture.name())
                        .anyMatch(firewall ->
                                Playback.of(capture, firewall).difference().isEmpty()));
    }
}
