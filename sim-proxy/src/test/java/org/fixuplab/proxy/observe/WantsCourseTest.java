package org.fixuplab.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.api.Test;

/** An event for every line is made only where somebody wants it. */
class WantsCourseTest {

    private final SessionObserver.Factory lines = new AlterationLines(line -> {});
    private final SessionObserver.Factory log = new SyslogLines(
                    Catalogue.load().policy("ASA 8.2(5)"), DeviceNames.DEFAULT, InstantSource.system())
            .to(line -> {});

    private static boolean wanted(SessionObserver.Factory... factories) {
        return SessionObservers.guarded(SessionObservers.all(factories)).wantsCourse();
    }

    @Test
    void nobody_wants_it() {
        assertThat(wanted()).isFalse();
    }

    @Test
    void lines_about_alterations_and_the_log_do_without() {
        assertThat(wanted(lines)).isFalse();
        assertThat(wanted(lines, log)).isFalse();
    }

    @Test
    void one_who_wants_it_is_enough() {
        assertThat(wanted(lines, log, () -> new SessionObserver() {})).isTrue();
    }
}
