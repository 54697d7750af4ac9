package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much there may be at a time, and what happens where several ask at once. */
class LimitsTest {

    private final ServedLab lab = ServedLab.start();
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        lab.close();
    }

    /** Asks, and does not look at the answer. */
    private Socket ask(String request) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(lab.http().address());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static void assertTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\" : \"too-many\"");
    }

    @Test
    void a_hundred_clients_hear_of_events_and_no_more() throws IOException {
        for (int i = 0; i < 100; i++) {
            ask("GET /v1/events HTTP/1.1|Host: localhost||");
        }
        await().until(() -> lab.http().listeners() == 100);
        assertTooMany(lab.get("/v1/events"));
        sockets.get(0).close();
        await().until(() -> lab.http().listeners() < 100);
    }

    @Test
    void whoever_asks_for_the_head_of_the_events_does_not_listen() throws IOException {
        Socket socket = ask("HEAD /v1/events HTTP/1.1|Host: localhost||");
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(15), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
        await().until(() -> lab.http().listeners() == 0);
    }

    @Test
    void so_many_wait_and_no_more() throws IOException {
        for (int i = 0; i < 256; i++) {
            ask("POST /v1/messages/wait HTTP/1.1|Host: localhost|Content-Type: application/json|Content-Length: 20||"
                    + "{\"timeoutMs\":600000}");
        }
        await().until(() -> lab.http().waiting() == 256);
        assertTooMany(lab.send("POST", "/v1/sessions/wait", "{\"timeoutMs\":1}"));
    }

    @Test
    void a_lab_has_so_many_firewalls_and_no_more() {
        String many = IntStream.range(0, 199)
                .mapToObj(i -> "{\"name\":\"f" + i + "\",\"firmware\":\"none\"}")
                .collect(Collectors.joining(",", "{\"proxies\":[", "]}"));
        assertThat(lab.send("POST", "/v1/populate", many).statusCode()).isEqualTo(200);
        assertTooMany(lab.send("POST", "/v1/proxies", "{\"name\":\"one-more\",\"firmware\":\"none\"}"));
        assertTooMany(
                lab.send("POST", "/v1/populate", "{\"proxies\":[{\"name\":\"one-more\",\"firmware\":\"none\"}]}"));
        assertThat(lab.send("POST", "/v1/populate", many).statusCode()).isEqualTo(200);
    }

    @Test
    void tests_that_populate_at_once_all_get_their_firewalls() throws Exception {
        List<HttpResponse<String>> answers = atOnce(
                200,
                i -> () -> lab.send(
                        "POST", "/v1/populate", "{\"proxies\":[{\"name\":\"f" + i / 8 + "\",\"firmware\":\"none\"}]}"));
        assertThat(answers)
                .allSatisfy(it -> assertThat(it.statusCode()).as(it.body()).isEqualTo(200));
    }

    @Test
    void changes_of_one_firewall_at_once_all_count() throws Exception {
        List<String> behaviours = List.of("ehlo-mask", "verb-x", "banner-stars", "ehlo-parameter");
        for (int round = 0; round < 20; round++) {
            assertThat(lab.send("PATCH", "/v1/proxies/default", "{\"behaviours\":null}")
                            .statusCode())
                    .isEqualTo(200);
            List<HttpResponse<String>> answers = atOnce(
                    behaviours.size(),
                    i -> () -> lab.send(
                            "PATCH",
                            "/v1/proxies/default",
                            "{\"behaviours\":{\"" + behaviours.get(i) + "\":{\"enabled\":\"off\"}}}"));
            assertThat(answers)
                    .allSatisfy(it -> assertThat(it.statusCode()).as(it.body()).isEqualTo(200));
            assertThat(lab.lab()
                            .proxies()
                            .get("default")
                            .orElseThrow()
                            .settings()
                            .policy()
                            .enabled())
                    .doesNotContainKeys(behaviours.toArray(String[]::new));
        }
    }

    private interface Task {
        Callable<HttpResponse<String>> of(int number);
    }

    private static List<HttpResponse<String>> atOnce(int count, Task task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(task::of).toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
