package org.fixuplab.lab.scenario;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.fixuplab.lab.play.Play;
import org.fixuplab.send.SendSettings;

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

    /** The test sender; the settings' server is nobody's, and trust comes with the lab. */
    record Sends(SendSettings settings) implements Client {

        /** What it sends once the lab is there. */
        public SendSettings to(InetSocketAddress server, SSLContext trust) {
            return settings.withServer(server).withTrust(trust);
        }
    }

    /** None: the file is only served. */
    record Nobody() implements Client {}
}
