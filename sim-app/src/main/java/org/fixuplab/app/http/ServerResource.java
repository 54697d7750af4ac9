package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The server itself: whether it is up, its meters. */
final class ServerResource {

    private static final MediaType PROMETHEUS = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

    private final Supplier<String> meters;
    private final BooleanSupplier ready;

    /** @param meters in Prometheus' format */
    ServerResource(Supplier<String> meters, BooleanSupplier ready) {
        this.meters = meters;
        this.ready = ready;
    }

    List<Endpoint> endpoints() {
        Schema health = Schema.named("Health");
        return List.of(
                Endpoint.get("/livez", "Whether the process lives")
                        .withoutToken()
                        .giving(Reply.json("It does", health))
                        .by(call -> health(true)),
                Endpoint.get("/readyz", "Whether new sessions are welcome")
                        .withoutToken()
                        .giving(
                                Reply.json("They are", health),
                                Reply.json(503, "The lab is stopping, and lets sessions finish", health))
                        .by(call -> health(ready.getAsBoolean())),
                Endpoint.get("/metrics", "The meters, for Prometheus")
                        .giving(Reply.text("All of them", PROMETHEUS))
                        .by(call -> Answers.text(PROMETHEUS, meters.get())));
    }

    private static HttpResponse health(boolean healthy) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("healthy", healthy);
        return Answers.json(healthy ? 200 : 503, row);
    }
}
