package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceResetTest {

    private static final String TWICE = "Content-Type: a\r\nContent-Type: b\r\n";

    private final List<Event> events = new ArrayList<>();

    /** The session in which a header ends it, and how. */
    private Verdict end(String action, String inbound, String outbound, Bound bound) {
        Settings duplicate = new Settings(Map.of("names", List.of("content-type"), "action", List.of(action)));
        Settings reset = new Settings(Map.of("inbound", List.of(inbound), "outbound", List.of(outbound)));
        Inspector inspector = InspectionRules.of(
                        List.of(new Rule("header-duplicate", duplicate, 0), new Rule("service-reset", reset, 0)))
                .inspector(events::add, bound);
        inspector.judge(Direction.FROM_SERVER, octets("220 ready\r\n"));
        inspector.judge(Direction.FROM_CLIENT, octets("DATA\r\n"));
        inspector.judge(Direction.FROM_SERVER, octets("354 go on\r\n"));
        return inspector.judge(Direction.FROM_CLIENT, octets(TWICE));
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(Octets.octets(text));
    }

    @ParameterizedTest
    @CsvSource({
        "on,  off, INBOUND,  RESET",
        "on,  off, OUTBOUND, SILENCE",
        "off, on,  INBOUND,  SILENCE",
        "off, on,  OUTBOUND, RESET",
        "on,  on,  OUTBOUND, RESET",
        "off, off, INBOUND,  SILENCE",
    })
    void silence_becomes_a_reset_of_connections_that_were_opened_that_way(
            String inbound, String outbound, Bound bound, LegAct act) {
        assertThat(end("silence", inbound, outbound, bound)).isEqualTo(new Verdict.End(0, act, act));
        assertThat(events).last().isEqualTo(new Event.Ended("header-duplicate", act, act));
    }

    @Test
    void what_ends_with_a_reset_anyway_stays_so() {
        assertThat(end("reset", "off", "off", Bound.INBOUND)).isEqualTo(new Verdict.End(0, LegAct.RESET, LegAct.RESET));
    }

    @Test
    void alone_it_inspects_nothing() {
        Settings reset = new Settings(Map.of("inbound", List.of("on"), "outbound", List.of("on")));
        assertThat(InspectionRules.of(List.of(new Rule("service-reset", reset, 0)))
                        .inspect())
                .isFalse();
    }
}
