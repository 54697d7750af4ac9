package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws, for versions drawn at random from all that the catalogue knows, interim builds included. A failure names its version. */
class EveryVersionTest {

    private static final long SEED = 20_040_903;
    private static final int DRAWS = 240;
    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Half are drawn freely, half next to a version at which the catalogue changes. */
    static Stream<Firmware> versions() {
        Random random = new Random(SEED);
        List<Interval> spans =
                CATALOGUE.spans().stream().map(span -> span.interval()).toList();
        List<Firmware> bounds = new ArrayList<>();
        CATALOGUE
                .eras()
                .forEach(era -> bounds.add(
                        new Firmware(era.interval().platform(), era.interval().from())));
        return Stream.generate(() -> random.nextBoolean()
                        ? anywhere(spans.get(random.nextInt(spans.size())), random)
                        : beside(bounds.get(random.nextInt(bounds.size())), random))
                .filter(firmware -> spans.stream().anyMatch(span -> span.contains(firmware)))
                .distinct()
                .limit(DRAWS);
    }

    private static Firmware anywhere(Interval span, Random random) {
        int first = span.from().major();
        int last = Objects.requireNonNull(span.before()).major();
        int major = first + random.nextInt(last - first + 1);
        int interim = random.nextInt(3) == 0 ? random.nextInt(200) : 0;
        return new Firmware(span.platform(), new Version(major, random.nextInt(10), 1 + random.nextInt(9), interim));
    }

    private static Firmware beside(Firmware bound, Random random) {
        Version at = bound.version();
        int maintenance = Math.max(1, at.maintenance() + random.nextInt(3) - 1);
        int interim = Math.max(0, at.interim() + random.nextInt(5) - 2);
        return new Firmware(bound.platform(), new Version(at.major(), at.minor(), maintenance, interim));
    }

    private static Sessions.Outcome play(InspectionRules rules, long seed) {
        Wire wire = new Wire(rules);
        List<Sessions.Sent> session = Sessions.random(seed);
        Sessions.play(wire, session);
        return new Sessions.Outcome(wire, session);
    }

    /** The firmware as it is, and as each source that the catalogue does not follow says it is. */
    private static List<InspectionPolicy> policies(Firmware firmware) {
        InspectionPolicy policy = CATALOGUE.policy(firmware);
        List<InspectionPolicy> policies = new ArrayList<>(List.of(policy));
        policy.alternatives().forEach(alternative -> policies.add(policy.with(alternative)));
        return policies;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_leaves_is_what_came_but_for_what_events_tell(Firmware firmware) {
        for (InspectionPolicy policy : policies(firmware)) {
            for (long seed = 1; seed <= 25; seed++) {
                Sessions.Outcome outcome = play(policy.rules(), seed);
                Told.assertTellsEverything(
                        outcome.wire(), outcome.sentBy(Direction.FROM_CLIENT), outcome.sentBy(Direction.FROM_SERVER));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void with_inspection_off_what_leaves_is_what_came(Firmware firmware) {
        Sessions.Outcome outcome =
                play(CATALOGUE.policy(firmware).withoutInspection().rules(), firmware.hashCode());
        assertThat(outcome.wire().toServer()).isEqualTo(outcome.sentBy(Direction.FROM_CLIENT));
        assertThat(outcome.wire().toClient()).isEqualTo(outcome.sentBy(Direction.FROM_SERVER));
        assertThat(outcome.wire().altered()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_same_session_has_the_same_outcome(Firmware firmware) {
        for (InspectionPolicy policy : policies(firmware)) {
            Wire once = play(policy.rules(), 7).wire();
            Wire again = play(policy.rules(), 7).wire();
            assertThat(again.told()).isEqualTo(once.told());
            assertThat(again.toServer()).isEqualTo(once.toServer());
            assertThat(again.toClient()).isEqualTo(once.toClient());
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void any_octets_at_all_are_judged_without_a_fault(Firmware firmware) {
        for (InspectionPolicy policy : policies(firmware)) {
            for (long seed = 1; seed <= 5; seed++) {
                List<Sessions.Sent> noise = Sessions.noise(seed);
                Wire wire = new Wire(policy.rules());
                Sessions.play(wire, noise);
                Told.assertTellsEverything(
                        wire,
                        Sessions.sentBy(Direction.FROM_CLIENT, noise),
                        Sessions.sentBy(Direction.FROM_SERVER, noise));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void after_tls_has_started_both_directions_are_opaque(Firmware firmware) {
        for (InspectionPolicy policy : policies(firmware)) {
            Wire wire = new Wire(policy.with("allow-tls", "enabled", "on").rules());
            wire.server("220 mail\r\n");
            wire.client("STARTTLS\r\n");
            wire.server("220 go\r\n");
            assertThat(wire.toServer()).isEqualTo("STARTTLS\r\n");
            int clear = wire.toClient().length();
            List<Sessions.Sent> session = Sessions.random(firmware.hashCode());
            Sessions.play(wire, session);
            assertThat(wire.toServer()).isEqualTo("STARTTLS\r\n" + Sessions.sentBy(Direction.FROM_CLIENT, session));
            assertThat(wire.toClient().substring(clear)).isEqualTo(Sessions.sentBy(Direction.FROM_SERVER, session));
        }
    }
}
