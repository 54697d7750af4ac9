package org.fixuplab.app;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Terminal;

/** {@code fixuplab serve} on free ports within the test's process, and the command line of somebody beside it. */
public final class RunningLab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cli serve = new Cli();
    private final Thread thread;

    private RunningLab(List<String> options) {
        List<String> words = new ArrayList<>(List.of("serve", "--listen", "0", "--mta-listen", "0"));
        words.addAll(options.contains("--http") ? List.of() : List.of("--http", "0"));
        words.addAll(options);
        thread = new Thread(() -> serve.call(words.toArray(String[]::new)), "serve");
        thread.start();
        await().atMost(PATIENCE)
                .until(() -> serve.soFar().matches("(?s).*listening http \\S+\n.*") || !thread.isAlive());
    }

    public static RunningLab start(String... options) {
        return new RunningLab(List.of(options));
    }

    /** {@code 127.0.0.1:40251} of {@code firewall}, {@code mta} or {@code http}. */
    public String address(String listener) {
        return serve.soFar()
                .lines()
                .filter(line -> line.startsWith("listening " + listener + " "))
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .orElseThrow(() -> new AssertionError("it does not listen: " + serve.soFar() + serve.errSoFar()));
    }

    /** What it said on stderr until now. */
    public String told() {
        return serve.errSoFar();
    }

    public String url() {
        return "http://" + address("http");
    }

    /** A command line that knows where the lab is. */
    public Cli cli() {
        return new Cli().with(Map.of("HOME", "/nonexistent", "FIXUPLAB_URL", url()));
    }

    public Cli.Outcome ask(String... words) {
        return cli().call(words);
    }

    /** The same, on a terminal of 100 columns. */
    public Cli.Outcome show(String... words) {
        return cli().on(new Terminal(100, false, true, true)).call(words);
    }

    /** A mail through the firewall at this address, in clear if it must be. */
    public void mail(String firewall) {
        Cli.Outcome sent = Cli.run("send", "--server", firewall, "--persona", "curl-ssl");
        if (sent.code() != 0) {
            throw new AssertionError(sent.all());
        }
    }

    @Override
    public void close() {
        serve.shutdown().ask();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
