package org.fixuplab.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;

class SessionMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SessionMeters meters = new SessionMeters(registry);

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    @Test
    void session_is_counted_from_its_opening_to_its_end() {
        SessionObserver observer = meters.observer();
        Spoken spoken = new Spoken(observer);
        assertThat(registry.get("fixuplab.sessions.active").gauge().value()).isEqualTo(1);
        spoken.client("EHLO x\r\n");
        observer.judged(1_000);
        spoken.event(new Event.Command(0, Verb.EHLO, false))
                .event(new Event.Command(8, Verb.OTHER, true))
                .client("FOO\r\n", "XXX\r\n", "verb-x")
                .segment(Direction.FROM_CLIENT, new byte[5], new byte[0])
                .over(Ending.FIN, Ending.RESET, null);
        assertThat(registry.get("fixuplab.sessions.active").gauge().value()).isZero();
        assertThat(count("fixuplab.sessions", "outcome", "reset")).isEqualTo(1);
        assertThat(count("fixuplab.commands", "verb", "EHLO", "action", "passed"))
                .isEqualTo(1);
        assertThat(count("fixuplab.commands", "verb", "OTHER", "action", "masked"))
                .isEqualTo(1);
        assertThat(count("fixuplab.alterations", "behaviour", "verb-x")).isEqualTo(1);
        assertThat(count("fixuplab.bytes", "leg", "client", "direction", "in")).isEqualTo(18);
        assertThat(count("fixuplab.bytes", "leg", "server", "direction", "out")).isEqualTo(13);
        assertThat(registry.get("fixuplab.inspect.time").timer().count()).isEqualTo(1);
        assertThat(registry.get("fixuplab.session.duration").timer().count()).isEqualTo(1);
        assertThat(registry.get("fixuplab.build.info").gauge().value()).isEqualTo(1);
    }

    @Test
    void each_way_to_end_has_an_outcome() {
        new Spoken(meters.observer()).over();
        new Spoken(meters.observer()).over(Ending.SILENCE, Ending.RESET, null);
        new Spoken(meters.observer()).over(Ending.RESET, Ending.OPEN, "refused");
        assertThat(count("fixuplab.sessions", "outcome", "fin")).isEqualTo(1);
        assertThat(count("fixuplab.sessions", "outcome", "silence")).isEqualTo(1);
        assertThat(count("fixuplab.sessions", "outcome", "no-upstream")).isEqualTo(1);
    }

    @Test
    void every_series_is_there_from_the_start_and_none_is_added() {
        List<Meter> before = registry.getMeters();
        assertThat(registry.get("fixuplab.alterations").counters())
                .extracting(it -> String.valueOf(it.getId().getTag("behaviour")))
                .containsAll(Catalogue.load().behaviours().stream()
                        .map(Behaviour::id)
                        .toList());
        new Spoken(meters.observer())
                .event(new Event.Altered("no-such", Direction.FROM_CLIENT, 0, new byte[1], new byte[1]))
                .over();
        assertThat(count("fixuplab.alterations", "behaviour", "unknown")).isEqualTo(1);
        assertThat(registry.getMeters()).hasSameSizeAs(before);
    }
}
