package org.fixuplab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProbeTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final List<Candidate> CANDIDATES = Candidates.of(CATALOGUE);

    static Stream<String> provoked() {
        return CATALOGUE.behaviours().stream()
                .map(Behaviour::id)
                .filter(id -> !CATALOGUE.probe(id).isEmpty())
                .filter(id -> CANDIDATES.stream()
                        .anyMatch(candidate -> candidate.behaviours().contains(id)));
    }

    @ParameterizedTest
    @MethodSource("provoked")
    void what_the_catalogue_says_provokes_a_behaviour_does_wherever_it_is_at_work(String behaviour) {
        for (Candidate candidate : CANDIDATES) {
            if (candidate.behaviours().contains(behaviour)) {
                ScenarioPlay play = new ScenarioPlay(candidate, new Server());
                play.greeting();
                CATALOGUE.probe(behaviour).forEach(probe -> Probe.say(probe, play));

                assertThat(play.behaviours().contains(behaviour)
                                || play.toString().contains("<starttls>"))
                        .as(
                                "%s %s%n%s",
                                candidate.versions(), candidate.variant().name(), play)
                        .isTrue();
            }
        }
    }
}
