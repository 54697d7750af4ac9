package org.fixuplab.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator does to a server's words, octet for octet, what real devices were seen to do. */
class CapturesTest {

    static Stream<Capture> captures() {
        return Capture.all().stream().filter(Capture::ofDevice);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void a_capture_is_reproduced_octet_for_octet(Capture capture) {
        Playback playback = Playback.of(capture, policy(capture));

        assertThat(playback.difference()).isEmpty();
        assertThat(playback.events(Event.TooLate.class)).isEmpty();
        assertThat(playback.events(Event.OutOfSync.class)).isEmpty();
        assertThat(ended(playback)).isEqualTo(Optional.ofNullable(capture.ending()));
    }

    private static Optional<Capture.Ending> ended(Playback playback) {
        return playback.events(Event.Ended.class).stream()
                .map(ended -> new Capture.Ending(ended.behaviour(), ended.client(), ended.server()))
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void without_inspection_the_same_session_does_not_look_so(Capture capture) {
        assertThat(Playback.of(capture, Catalogue.load().policy("none")).difference())
                .isPresent();
        assertThat(capture.inferred()).isNotBlank();
        assertThat(capture.independent()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void a_bounce_or_log_quotes_a_line_of_the_session(Capture capture) {
        List<String> lines = capture.lines().stream()
                .map(CaptureLine::text)
                .filter(text -> text.length() > 3)
                .toList();
        assertThat(capture.quoted())
                .allSatisfy(quoted ->
                        assertThat(lines).anySatisfy(line -> assertThat(quoted).contains(line)));
    }

    /** Postfix judges by the greeting's text alone; see the tests with a real one. */
    @Test
    void a_postfix_that_works_around_a_pix_saw_a_greeting_of_nothing_but_2_and_0_stars_and_blanks() {
        List<Capture> logged =
                captures().filter(capture -> !capture.workarounds().isEmpty()).toList();

        assertThat(logged)
                .isNotEmpty()
                .allSatisfy(capture -> assertThat(capture.lines().get(0).got()).matches("220 [20* ]+\r\n"));
    }

    static InspectionPolicy policy(Capture capture) {
        InspectionPolicy policy = Catalogue.load().policy(capture.firmware());
        for (String override : capture.overrides()) {
            String[] parts = override.split("[.=]", 3);
            policy = policy.with(parts[0], parts[1], parts[2]);
        }
        return policy;
    }
}
