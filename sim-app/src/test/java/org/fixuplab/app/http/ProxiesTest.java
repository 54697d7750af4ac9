package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private final ServedLab lab = ServedLab.start();

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void a_firewall_is_created_shown_changed_and_removed() {
        HttpResponse<String> created =
                lab.send("POST", "/v1/proxies", "{\"name\":\"edge\",\"firmware\":\"PIX 6.3(5)\",\"device-port\":2525}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"firmware\" : \"PIX 6.3(5)\"", "\"device-port\" : 2525");
        int port = lab.lab().proxies().get("edge").orElseThrow().address().getPort();

        HttpResponse<String> changed = lab.send(
                "PATCH",
                "/v1/proxies/edge",
                "{\"firmware\":\"ASA 8.2(5)\",\"device-port\":null,\"behaviours\":{\"ehlo-mask\":{\"letters\":\"on\"}}}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("ASA 8.2(5)", "\"port\" : " + port).doesNotContain("device-port");

        assertThat(lab.get("/v1/proxies").body()).contains("\"default\"", "\"edge\"");
        assertThat(lab.send("DELETE", "/v1/proxies/edge", "").statusCode()).isEqualTo(204);
        assertThat(lab.get("/v1/proxies/edge").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_wrong_is_told_by_key_with_a_remedy() {
        HttpResponse<String> answer = lab.send(
                "POST",
                "/v1/proxies",
                "{\"name\":\"edge\",\"firmware\":\"ASA 8.2(5)\",\"insde\":\"mta\",\"device-port\":0}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"code\" : \"unknown-key\"",
                        "\"key\" : \"insde\"",
                        "did you mean inside?",
                        "\"key\" : \"device-port\"");
    }

    @Test
    void what_the_catalogue_does_not_know_has_codes_of_its_own() {
        assertThat(lab.send("POST", "/v1/proxies", "{\"name\":\"a\",\"firmware\":\"ASA 99.1\"}")
                        .body())
                .contains("\"status\" : 422", "unknown-firmware");
        assertThat(lab.send("PATCH", "/v1/proxies/default", "{\"behaviours\":{\"ehlo-musk\":{\"enabled\":\"on\"}}}")
                        .body())
                .contains("\"status\" : 422", "unknown-behaviour");
    }

    @Test
    void neither_its_name_nor_its_port_can_be_changed() {
        assertThat(lab.send("PATCH", "/v1/proxies/default", "{\"name\":\"other\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(lab.send("PATCH", "/v1/proxies/default", "{\"listen\":\"127.0.0.1:1\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(lab.send("PATCH", "/v1/proxies/default", "{\"name\":\"default\"}")
                        .statusCode())
                .isEqualTo(200);
    }
}
