package org.fixuplab.build.soak;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** {@code fixuplab serve} as a process of its own, steered over HTTP as anybody would. Safe for any thread. */
final class Product implements AutoCloseable {

    /** System property: the launcher to start; without it, the product's main class on this class path. */
    static final String LAUNCHER = "fixuplab.launcher";

    private static final String LEAKS = "-Dio.netty.leakDetection.level=simple";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Program program;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    private Product(Program program) {
        this.program = program;
        this.url = "http://127.0.0.1:" + program.port("http");
    }

    static Product start(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("serve", "--listen", "0", "--mta-listen", "0", "--http", "0"));
        words.addAll(List.of(options));
        String launcher = System.getProperty(LAUNCHER, "");
        if (launcher.isEmpty()) {
            return new Product(Program.java("lab", "org.fixuplab.app.Main", List.of(LEAKS), words));
        }
        words.add(0, launcher);
        String more = Objects.requireNonNullElse(System.getenv("JAVA_OPTS"), "");
        return new Product(Program.start(
                "lab", words, Map.of("JAVA_OPTS", (more + " " + LEAKS).strip(), "FIXUPLAB_NO_BUILD", "1")));
    }

    Program program() {
        return program;
    }

    /** Has the firewalls of this document be there, and remembers where they listen. */
    void populate(String json) throws IOException {
        send(request("/v1/populate")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        for (Config proxy : get("/v1/proxies").getConfigList("items")) {
            String address = proxy.getString("listen");
            ports.put(proxy.getString("name"), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        }
    }

    int port(String wall) {
        return Objects.requireNonNull(ports.get(wall), wall);
    }

    Config get(String path) throws IOException {
        return ConfigFactory.parseString(
                send(request(path).GET()), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
    }

    Metrics metrics() throws IOException {
        return Metrics.parse(send(request("/metrics").GET()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(response.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** A full collection, so that what the heap holds is what is held on to. */
    void collectGarbage() throws IOException {
        try {
            int code = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(program.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("jcmd " + program.pid() + " GC.run failed: is this a JDK of the same version?");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Vitals vitals() throws IOException {
        collectGarbage();
        return Vitals.of(metrics());
    }

    /**
     * Waits until no session is open.
     *
     * @return whether there was such a moment in that time
     */
    boolean awaitRest(Duration bound) throws IOException, InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        while (metrics().active() > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    @Override
    public void close() {
        program.close();
    }
}
