package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private final ServedLab lab = ServedLab.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        lab.close();
    }

    private CompletableFuture<HttpResponse<String>> ask(String noun, String body) {
        HttpRequest request = lab.request("/v1/" + noun + "/wait")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answers_when_the_session_comes() throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                ask("sessions", "{\"match\":{\"behaviour\":\"ehlo-mask\",\"ended\":true},\"timeoutMs\":30000}");
        await().until(() -> lab.http().waiting() == 1);
        lab.mail("one@example.com", "first");
        JsonNode page = Contract.parse(answer.get(20, TimeUnit.SECONDS).body());
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.get("items").get(0).get("verbs").toString()).contains("EHLO");
        assertThat(page.get("items").get(0).get("messages").toString()).isEqualTo("[1]");
    }

    @Test
    void many_wait_and_no_thread_is_held() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(ask("messages", "{\"match\":{\"subject\":\"first\"},\"timeoutMs\":30000}"));
        }
        await().until(() -> lab.http().waiting() == 50);
        assertThat(lab.get("/livez").statusCode()).isEqualTo(200);
        lab.mail("one@example.com", "first");
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(lab.http().waiting()).isZero();
    }

    @Test
    void in_vain_is_408_and_tells_what_came_nearest() throws Exception {
        lab.mail("one@example.com", "first");
        HttpResponse<String> answer = ask(
                        "sessions", "{\"match\":{\"behaviour\":\"dot-split\",\"ended\":true},\"timeoutMs\":50}")
                .get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(408);
        JsonNode nearest = Contract.parse(answer.body()).get("nearest");
        assertThat(nearest.get("met").asInt()).isEqualTo(1);
        assertThat(nearest.get("of").asInt()).isEqualTo(2);
        assertThat(nearest.get("missing")).hasSize(1);
    }

    @Test
    void a_client_that_goes_away_ends_its_wait() throws Exception {
        byte[] body = "{\"match\":{\"proxy\":\"none\"},\"timeoutMs\":600000}".getBytes(StandardCharsets.ISO_8859_1);
        try (Socket socket = new Socket()) {
            socket.connect(lab.http().address());
            socket.getOutputStream()
                    .write(("POST /v1/sessions/wait HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            await().until(() -> lab.http().waiting() == 1);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> lab.http().waiting() == 0);
    }

    @Test
    void a_lab_that_stops_says_so() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = ask("sessions", "{\"timeoutMs\":600000}");
        await().until(() -> lab.http().waiting() == 1);
        lab.http().close();
        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
        assertThat(answer.get().body()).contains("unavailable");
    }
}
