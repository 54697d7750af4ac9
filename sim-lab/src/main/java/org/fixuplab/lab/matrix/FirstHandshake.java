package org.fixuplab.lab.matrix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.play.Play;
import org.fixuplab.lab.play.PlayParser;
import org.fixuplab.lab.play.PlayRunner;
import org.fixuplab.mta.LabAuthority;

/**
 * The first handshake of a process takes seconds on a busy machine: classes are loaded, keys are made. A sender that loses patience meanwhile would
 * be judged for what is ours.
 */
final class FirstHandshake {

    private static final String PLAY = """
            S: 220 ...
            C: EHLO client.example.com
            S: 250-...
            S: 250 ...
            C: STARTTLS
            S: 220 ...
            C: <starttls>
            C: QUIT
            S: 221 ...
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FirstHandshake() {}

    /** Shakes hands through a firewall; what comes of it nobody asks. */
    static void make(LabSettings open, LabAuthority authority) {
        List<Problem> problems = new ArrayList<>();
        Play play = PlayParser.parse(PLAY, "first handshake", Path.of("."), line -> line, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the play of the first handshake: " + problems);
        }
        try (Lab lab = Lab.start(open.withMta(open.mta().withAuthority(authority)))) {
            PlayRunner.run(play, lab.firewall(), authority::clientContext, PATIENCE);
        }
    }
}
