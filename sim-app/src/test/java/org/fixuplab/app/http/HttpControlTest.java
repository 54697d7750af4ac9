package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.junit.jupiter.api.Test;

class HttpControlTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void metrics_are_in_prometheus_format_and_hold_the_jvm() throws Exception {
        try (Meters meters = new Meters();
                HttpControl http = HttpControl.start(ANY, meters)) {
            HttpResponse<String> answer = get(http, "/metrics");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/plain; version=0.0.4");
            assertThat(PrometheusText.parse(answer.body()).keySet())
                    .anyMatch(name -> name.startsWith("jvm_memory_used_bytes{"))
                    .anyMatch(name -> name.startsWith("process_uptime_seconds"));
        }
    }

    @Test
    void is_alive_and_ready_until_it_drains() throws Exception {
        try (Meters meters = new Meters();
                HttpControl http = HttpControl.start(ANY, meters)) {
            assertThat(get(http, "/livez").statusCode()).isEqualTo(200);
            assertThat(get(http, "/readyz").statusCode()).isEqualTo(200);
            http.draining();
            assertThat(get(http, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(http, "/livez").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_address_already_taken_is_the_environments_fault() {
        try (Meters meters = new Meters();
                HttpControl first = HttpControl.start(ANY, meters)) {
            assertThatThrownBy(() -> HttpControl.start(first.address(), meters))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
                        assertThat(refusal.getMessage())
                                .contains("http cannot listen on 127.0.0.1:"
                                        + first.address().getPort())
                                .containsIgnoringCase("in use");
                    });
        }
    }

    private static HttpResponse<String> get(HttpControl http, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + http.address().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
