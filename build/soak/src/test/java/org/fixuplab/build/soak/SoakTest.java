package org.fixuplab.build.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The soak for {@code FIXUPLAB_SOAK_MINUTES}, or some seconds with a small journal. What it found is on stdout. */
@Timeout(900)
class SoakTest {

    @Test
    void a_lab_under_mixed_load_holds_on_to_nothing_and_loses_nothing() throws Exception {
        String minutes = System.getenv("FIXUPLAB_SOAK_MINUTES");
        String[] words = minutes == null
                ? new String[] {"--minutes", "0.2", "--journal-sessions", "100", "--clients", "16"}
                : new String[] {"--minutes", minutes};
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Account account = new Account(new PrintStream(said, true, StandardCharsets.UTF_8));
        boolean fine;
        try {
            fine = Soak.run(Options.parse(Soak.defaults(), words), account);
        } finally {
            System.out.println(said.toString(StandardCharsets.UTF_8));
        }
        assertThat(fine).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(Objects.requireNonNull(account.json().get("failed"))).isEqualTo(0);
    }
}
