package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import com.linecorp.armeria.server.healthcheck.SettableHealthChecker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;

/** {@code /metrics}, {@code /livez} and {@code /readyz}. Safe for any thread. */
public final class HttpControl implements AutoCloseable {

    private static final MediaType PROMETHEUS = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

    private final SettableHealthChecker ready = new SettableHealthChecker();
    private final Server server;

    private HttpControl(InetSocketAddress listen, Meters meters) {
        server = Server.builder()
                .http(listen)
                .meterRegistry(NoopMeterRegistry.get())
                .service("/metrics", (context, request) -> HttpResponse.of(HttpStatus.OK, PROMETHEUS, meters.scrape()))
                .service("/livez", HealthCheckService.of())
                .service("/readyz", HealthCheckService.of(ready))
                .build();
    }

    /**
     * Starts, and returns once it listens.
     *
     * @throws Refusal if the address cannot be had
     */
    public static HttpControl start(InetSocketAddress listen, Meters meters) {
        HttpControl control = new HttpControl(listen, meters);
        try {
            control.server.start().join();
        } catch (CompletionException failed) {
            control.close();
            Throwable cause = failed.getCause();
            if (cause instanceof IOException taken) {
                throw Refusal.environment("http cannot listen on " + Addresses.text(listen) + ": " + Reason.of(taken)
                        + " (--http HOST:PORT chooses another, --no-http does without)");
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
        ready.setHealthy(false);
    }

    @Override
    public void close() {
        // Without waiting: the listener goes at once, but Armeria's event loops take two seconds to say so.
        server.closeAsync();
    }
}
