package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.junit.jupiter.api.Test;

class HttpControlTest {

    @Test
    void metrics_are_in_prometheus_format_and_hold_the_jvm() {
        try (ServedLab lab = ServedLab.start()) {
            HttpResponse<String> answer = lab.get("/metrics");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/plain; version=0.0.4");
            assertThat(PrometheusText.parse(answer.body()).keySet())
                    .anyMatch(name -> name.startsWith("jvm_memory_used_bytes{"))
                    .anyMatch(name -> name.startsWith("process_uptime_seconds"));
        }
    }

    @Test
    void is_alive_and_ready_until_it_drains() {
        try (ServedLab lab = ServedLab.start()) {
            assertThat(lab.get("/livez").statusCode()).isEqualTo(200);
            assertThat(lab.get("/readyz").statusCode()).isEqualTo(200);
            lab.http().draining();
            assertThat(lab.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(lab.get("/livez").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_can_be_asked_for_can_be_asked_about() {
        try (ServedLab lab = ServedLab.start()) {
            HttpResponse<String> head =
                    lab.send(lab.request("/v1/version").method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            HttpResponse<String> options =
                    lab.send(lab.request("/v1/proxies/default").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertThat(options.statusCode()).isEqualTo(204);
            assertThat(options.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS, PATCH, DELETE");
        }
    }

    @Test
    void an_address_already_taken_is_the_environments_fault() {
        try (ServedLab first = ServedLab.start()) {
            HttpSettings same = new HttpSettings(first.http().address(), Optional.empty());
            assertThatThrownBy(() -> HttpControl.start(same, first.lab(), first.meters()))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
                        assertThat(refusal.getMessage())
                                .contains("http cannot listen on 127.0.0.1:"
                                        + first.http().address().getPort())
                                .containsIgnoringCase("in use");
                    });
        }
    }

    @Test
    void nobody_of_another_machine_may_ask_without_a_token() throws Exception {
        InetSocketAddress everywhere = new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0);
        assertThatThrownBy(() -> new HttpSettings(everywhere, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a token");
        assertThat(new HttpSettings(everywhere, Optional.of("s3cret")).token()).hasValue("s3cret");
    }
}
