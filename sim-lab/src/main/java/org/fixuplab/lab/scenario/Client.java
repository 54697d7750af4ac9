package org.fixuplab.lab.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.lab.play.Play;

/** Who talks to the firewall. Immutable. */
public sealed interface Client {

    /** Lines to say, and replies to hear; each reply is waited for so long. */
    record Plays(Play play, Duration patience) implements Client {}

    /**
     * A program.
     *
     * @param command program and arguments, in which {@code {host}}, {@code {port}} and {@code {ca}} are filled in
     * @param environment laid over this process's own, filled in likewise
     * @param line where the command stands in the scenario file; 0 if it is not known
     * @param timeout the program and what it started are killed after so long
     */
    record Runs(int line, List<String> command, Map<String, String> environment, Duration timeout) implements Client {
        public Runs {
            command = List.copyOf(command);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }

    /** None: the file is only served. */
    record Nobody() implements Client {}
}
