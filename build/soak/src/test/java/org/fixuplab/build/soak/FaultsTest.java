package org.fixuplab.build.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fault run with fewer sessions, and without the scene that waits for half a minute. */
@Timeout(600)
class FaultsTest {

    @Test
    void whatever_breaks_around_a_lab_every_session_ends_and_every_message_is_accounted_for() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Options options = Options.parse(
                Faults.defaults(), "--sessions", "60", "--left", "200", "--without", Scene.UNREACHABLE.id());
        boolean fine = Faults.run(options, new Account(new PrintStream(said, true, StandardCharsets.UTF_8)));
        assertThat(fine).as(said.toString(StandardCharsets.UTF_8)).isTrue();
    }
}
