package org.fixuplab.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator does to a server's words, octet for octet, what real devices were seen to do. */
class CapturesTest {

    static Stream<Capture> captures() {
        File folder = new File("src/test/resources/captures");
        return Arrays.stream(folder.listFiles((in, name) -> name.endsWith(".conf")))
                .sorted()
                .map(Capture::read);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void a_capture_is_reproduced_octet_for_octet(Capture capture) {
        List<String> problems = new ArrayList<>();
        Inspector inspector = policy(capture).inspector(event -> {
            if (event instanceof Event.TooLate || event instanceof Event.OutOfSync) {
                problems.add(event.toString());
            }
        });
        if (capture.lines().get(0).fromClient()) {
            judge(inspector, Direction.FROM_SERVER, "220 the greeting is not part of the capture\r\n");
        }
        for (Capture.Line line : capture.lines()) {
            Direction from = line.fromClient() ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
            StringBuilder got = new StringBuilder();
            for (String segment : segments(line)) {
                got.append(judge(inspector, from, segment));
            }
            assertThat(got.toString()).isEqualTo(line.got() + "\r\n");
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void without_inspection_the_same_session_does_not_look_so(Capture capture) {
        Inspector inspector = Catalogue.load().policy("none").inspector(event -> {});
        assertThat(capture.lines())
                .anyMatch(line -> !judge(inspector, Direction.FROM_SERVER, line.sent() + "\r\n")
                        .equals(line.got() + "\r\n"));
        assertThat(capture.inferred()).isNotBlank();
        assertThat(capture.independent()).isNotBlank();
    }

    private static InspectionPolicy policy(Capture capture) {
        InspectionPolicy policy = Catalogue.load().policy(capture.firmware());
        for (String override : capture.overrides()) {
            String[] parts = override.split("[.=]", 3);
            policy = policy.with(parts[0], parts[1], parts[2]);
        }
        return policy;
    }

    private static List<String> segments(Capture.Line line) {
        String octets = line.sent() + "\r\n";
        return line.singly() ? List.of(octets.split("")) : List.of(octets);
    }

    private static String judge(Inspector inspector, Direction from, String octets) {
        ByteBuffer segment = ByteBuffer.wrap(Octets.octets(octets));
        assertThat(inspector.judge(from, segment)).isEqualTo(Verdict.FORWARD);
        return Octets.text(Octets.copy(segment, 0, segment.limit()));
    }
}
