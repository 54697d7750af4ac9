package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSinkTest {

    private static List<Event> told(String firmware, long seed, boolean wantsCourse) {
        List<Event> told = new ArrayList<>();
        EventSink sink = new EventSink() {
            @Override
            public void accept(Event event) {
                told.add(event);
            }

            @Override
            public boolean wantsCourse() {
                return wantsCourse;
            }
        };
        Inspector inspector = Catalogue.load()
                .policy(firmware)
                .with("service-reset", "enabled", seed % 2 == 0 ? "on" : "off")
                .inspector(sink);
        for (Sessions.Sent sent : Sessions.random(seed)) {
            if (inspector.judge(sent.from(), ByteBuffer.wrap(Octets.octets(sent.octets()))) instanceof Verdict.End) {
                break;
            }
        }
        return told;
    }

    private static boolean isCourse(Event event) {
        return event instanceof Event.Command
                || event instanceof Event.Reply
                || event instanceof Event.DataStarted
                || event instanceof Event.DataEnded;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIX 4.2(2)", "PIX 6.3(5)", "ASA 8.2(5)", "ASA 9.6(1)"})
    void who_does_not_want_the_course_of_a_session_is_told_all_else(String firmware) {
        for (long seed = 1; seed <= 50; seed++) {
            List<String> all = told(firmware, seed, true).stream()
                    .filter(event -> !isCourse(event))
                    .map(EventSinkTest::text)
                    .toList();
            List<Event> less = told(firmware, seed, false);
            assertThat(less).noneMatch(EventSinkTest::isCourse);
            assertThat(less.stream().map(EventSinkTest::text))
                    .as("seed %d", seed)
                    .isEqualTo(all);
        }
    }

    private static String text(Event event) {
        return event instanceof Event.Altered altered
                ? altered.behaviour() + altered.offset() + Octets.text(altered.before()) + Octets.text(altered.after())
                : event.toString();
    }
}
