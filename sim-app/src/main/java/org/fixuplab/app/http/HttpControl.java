package org.fixuplab.app.http;

import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.common.util.BlockingTaskExecutor;
import com.linecorp.armeria.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.Lab;

/** A lab's control over HTTP: docs/http.md. Safe for any thread. */
public final class HttpControl implements AutoCloseable {

    private static final int LARGEST_BODY = 1 << 20;
    private static final int THREADS = 8;

    /** Each may hold a body. More than there can be waits and listeners. */
    private static final int MOST_CONNECTIONS = 1_000;

    /** For a body to come and for its handler to answer; what waits or streams says so itself. */
    private static final Duration REQUEST = Duration.ofSeconds(30);

    /** For those who listen and wait to get what happened until the end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private volatile boolean ready = true;
    private final Waits waits;
    private final EventsResource events;
    private final Server server;

    private HttpControl(HttpSettings settings, Lab lab, Meters meters) {
        waits = new Waits(lab.events()::last);
        events = new EventsResource(lab);
        List<Endpoint> endpoints = endpoints(lab, meters);
        var builder = Server.builder()
                .http(settings.listen())
                .meterRegistry(NoopMeterRegistry.get())
                .defaultHostname("localhost")
                .disableServerHeader()
                .maxNumConnections(MOST_CONNECTIONS)
                .maxRequestLength(LARGEST_BODY)
                .requestTimeout(REQUEST)
                .blockingTaskExecutor(
                        BlockingTaskExecutor.builder()
                                .numThreads(THREADS)
                                .threadNamePrefix("fixuplab-http")
                                .daemon(true)
                                .build(),
                        true);
        new Api(endpoints, new Guard(settings.token(), this::address)).bindTo(builder);
        server = builder.build();
    }

    private List<Endpoint> endpoints(Lab lab, Meters meters) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new ServerResource(meters::scrape, () -> ready).endpoints());
        all.addAll(new DocsResource(() -> OpenApi.of(all)).endpoints());
        all.addAll(new LabResource(lab).endpoints());
        all.addAll(new FirmwareResource().endpoints());
        all.addAll(new ProxiesResource(lab).endpoints());
        all.addAll(new SessionsResource(lab, waits).endpoints());
        all.addAll(new ProofResource(lab).endpoints());
        all.addAll(new MessagesResource(lab, waits).endpoints());
        all.addAll(new MtaResource(lab).endpoints());
        all.addAll(events.endpoints());
        return all;
    }

    /**
     * Starts, and returns once it listens.
     *
     * @throws Refusal if the address cannot be had
     */
    public static HttpControl start(HttpSettings settings, Lab lab, Meters meters) {
        HttpControl control = new HttpControl(settings, lab, meters);
        try {
            control.server.start().join();
        } catch (CompletionException failed) {
            control.close();
            Throwable cause = failed.getCause();
            if (cause instanceof IOException taken) {
                throw Refusal.environment("http cannot listen on " + Addresses.text(settings.listen()) + ": "
                        + Reason.of(taken) + " (--http HOST:PORT chooses another, --no-http does without)");
            }
            throw failed;
        }
        return control;
    }

    public InetSocketAddress address() {
        var port = server.activePort();
        if (port == null) {
            throw new IllegalStateException("HTTP is not up");
        }
        return port.localAddress();
    }

    /** From now on {@code /readyz} answers 503. */
    public void draining() {
        ready = false;
    }

    /** How many clients hear of events. */
    int listeners() {
        return events.listeners();
    }

    /** How many requests wait for something to happen. */
    int waiting() {
        return waits.waiting();
    }

    @Override
    public void close() {
        ready = false;
        try {
            CompletableFuture.allOf(waits.end(), events.end()).get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException slow) {
            // Whoever reads so slowly loses the rest.
        }
        // Without waiting: the listener goes at once, but Armeria's event loops take two seconds to say so.
        server.closeAsync();
    }
}
