package org.fixuplab.app.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fixuplab.app.Fixuplab;
import org.fixuplab.app.Main;
import org.fixuplab.app.command.Surroundings;
import org.fixuplab.app.output.TerminalProbe;
import org.fixuplab.app.output.WarningsToStderr;
import org.fixuplab.app.process.Shutdown;

/** Plays what most starts are made for, in one JVM, so that the classes of all of it get loaded: a scenario, a lab, a firewall and a message. */
public final class Rehearsal {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private static final String SCENARIO = """
            version = 1
            title   = "rehearsal"
            firewall { firmware = "ASA 8.2(5)" }
            mta { ehlo = [8BITMIME] }
            client { play = ""\"
              S: 220 ******************************
              C: EHLO client.example.com
              S: 250-mail.example.com
              S: 250 8BITMIME
              C: QUIT
              S: 221 2.0.0 Bye
              S: <closed>
            ""\" }
            expect { outcome = no-mail }
            """;

    private final Path folder;
    private final StringBuilder wrong = new StringBuilder();

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    /** Exit 1 if something did not go as it should. */
    public static void main(String[] arguments) throws Exception {
        Class.forName(Main.class.getName());
        WarningsToStderr.install();
        Path folder = Files.createTempDirectory("fixuplab-rehearsal");
        String wrong;
        try {
            wrong = play(folder);
        } finally {
            try (var left = Files.list(folder)) {
                left.forEach(file -> file.toFile().delete());
            }
            Files.deleteIfExists(folder);
        }
        System.err.print(wrong);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** What did not go as it should, a line each. */
    static String play(Path folder) throws IOException, InterruptedException {
        Rehearsal rehearsal = new Rehearsal(folder);
        rehearsal.play();
        return rehearsal.wrong.toString();
    }

    private void play() throws IOException, InterruptedException {
        call("--version");
        call(
                "check",
                Files.writeString(folder.resolve("rehearsal.conf"), SCENARIO).toString());
        call("run", folder.resolve("rehearsal.conf").toString());
        call("firmware", "ls");
        Serving lab = new Serving("serve", "--listen", "0", "--mta-listen", "0", "--http", "0");
        String mta = lab.address("mta");
        Serving proxy = new Serving("proxy", "--listen", "0", "--upstream", mta);
        call("send", "--server", proxy.address("firewall"), "--to", "user@example.com");
        call("sessions", "ls", "--url", "http://" + lab.address("http"));
        proxy.stop();
        lab.stop();
    }

    private void call(String... words) {
        int code = Fixuplab.run(List.of(words), around(new Shutdown(false)));
        if (code != 0) {
            wrong.append(String.join(" ", words)).append(": exit ").append(code).append('\n');
        }
    }

    /** Without the settings that a person may have. */
    private Surroundings around(Shutdown shutdown) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(
                nowhere,
                nowhere,
                Map.of("XDG_CONFIG_HOME", folder.toString()),
                new TerminalProbe(Map.of()).probe(),
                shutdown);
    }

    /** A command that listens, in a thread of its own. */
    private final class Serving {

        private final Path ports;
        private final Shutdown shutdown = new Shutdown(true);
        private final Thread thread;

        Serving(String... words) {
            ports = folder.resolve(words[0] + ".ports");
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--port-file", ports.toString()));
            thread = new Thread(() -> Fixuplab.run(all, around(shutdown)), words[0]);
            thread.setDaemon(true);
            thread.start();
        }

        /** Where it listens, once it does. */
        String address(String name) throws IOException, InterruptedException {
            long end = System.nanoTime() + PATIENCE;
            while (!Files.exists(ports)) {
                if (System.nanoTime() > end || !thread.isAlive()) {
                    throw new IOException(thread.getName() + " does not listen");
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            try (var lines = Files.lines(ports)) {
                return lines.filter(line -> line.startsWith(name + " "))
                        .map(line -> line.substring(name.length() + 1))
                        .findFirst()
                        .orElseThrow(() -> new IOException(thread.getName() + " has no " + name));
            }
        }

        void stop() throws InterruptedException {
            shutdown.ask();
            thread.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE));
        }
    }
}
