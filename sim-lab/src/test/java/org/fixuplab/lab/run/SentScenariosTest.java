package org.fixuplab.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios whose client is the test sender. */
@Timeout(120)
class SentScenariosTest {

    private static final String ENCRYPT = """
            version = 1
            firewall { firmware = "ASA 8.2(5)" }
            client.send { persona = postfix-encrypt }
            """;

    @TempDir
    Path folder;

    private Scenario scenario(String text) throws IOException, ScenarioException {
        return ScenarioFile.read(Files.writeString(folder.resolve("some.conf"), text))
                .cases()
                .get(0);
    }

    @Test
    void what_each_attempt_came_to_is_judged_in_order() throws Exception {
        RunResult result = new ScenarioRunner()
                .run(
                        scenario(ENCRYPT
                                + "expect.send { verdicts.exactly = [deferred, deferred], words.include = [\"4.7.4\"], words.never = [bounced] }"),
                        RunOptions.DEFAULT);
        assertThat(result.failures()).isEmpty();
        assertThat(result.sent().orElseThrow().attempts()).hasSize(2);
    }

    @Test
    void wrong_attempts_are_told_with_the_senders_words() throws Exception {
        RunResult result = new ScenarioRunner()
                .run(
                        scenario(ENCRYPT
                                + "expect.send { verdicts.exactly = [deferred, clear]\nwords.include = [\"4.7.5 handshake\"]\nwords.never = [\"not offered\"] }"),
                        RunOptions.DEFAULT);
        String words = "4.7.4 TLS is required, but was not offered by host 127.0.0.1[127.0.0.1]";
        assertThat(result.failures().stream().map(Failure::toString).map(it -> it.replace(folder + "/", "")))
                .containsExactly(
                        "some.conf:4: expected send.verdicts.exactly = [deferred, clear], got [deferred, deferred]; attempt 2: '"
                                + words + "'",
                        "some.conf:5: expected send.words.include: '4.7.5 handshake', got no attempt whose words hold it; the nearest line is '"
                                + words + "'",
                        "some.conf:6: expected send.words.never: 'not offered', got it; the sender said '" + words
                                + "'");
    }
}
