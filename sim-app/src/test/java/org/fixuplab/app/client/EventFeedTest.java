package org.fixuplab.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that says what a test gives it, one answer a connection, and hangs up; then there is none. */
@Timeout(60)
class EventFeedTest {

    private static final Duration BRIEF = Duration.ofMillis(200);

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> resumedAfter = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/events", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        resumedAfter.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"))
                .orElse("none"));
        boolean gone = answers.isEmpty();
        byte[] body = (gone ? "" : answers.remove()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(gone ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private EventFeed feed(long after) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new EventFeed(new LabClient(LabAddress.of(url, Optional.empty())), "/v1/events", after, BRIEF);
    }

    @Test
    void a_lost_connection_is_made_again_after_the_last_event() {
        answers.add(": hello\nretry: 1\n\nid: 7\nevent: log\ndata: {\"id\":7}\n\nid: 8\ndata: {\"id\":8}\n\nid: 9\nda");
        answers.add("id:9\r\ndata:{\"id\":9}\r\n\r\nevent: gap\ndata: {\"missed\":2}\n\n");
        List<String> events = new CopyOnWriteArrayList<>();
        AtomicInteger lost = new AtomicInteger();
        try (EventFeed feed = feed(6)) {
            assertThatThrownBy(() -> feed.read(events::add, lost::incrementAndGet))
                    .isInstanceOfSatisfying(
                            Refusal.class, gone -> assertThat(gone.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
        }
        assertThat(events).containsExactly("{\"id\":7}", "{\"id\":8}", "{\"id\":9}", "{\"missed\":2}");
        assertThat(resumedAfter).startsWith("6", "8", "9");
        assertThat(lost).hasValue(2);
    }

    @Test
    void without_an_id_it_begins_with_the_next_event() {
        answers.add("");
        try (EventFeed feed = feed(-1)) {
            assertThatThrownBy(() -> feed.read(event -> true, () -> {})).isInstanceOf(Refusal.class);
        }
        assertThat(resumedAfter.get(0)).isEqualTo("none");
    }

    @Test
    void a_connection_that_is_lost_before_the_first_event_goes_on_where_the_lab_said() {
        answers.add(": hello\nid: 5\nretry: 1\n\n");
        try (EventFeed feed = feed(-1)) {
            assertThatThrownBy(() -> feed.read(event -> true, () -> {})).isInstanceOf(Refusal.class);
        }
        assertThat(resumedAfter).startsWith("none", "5");
    }

    @Test
    void closing_it_ends_the_reading() throws Exception {
        answers.add("id: 1\ndata: {}\n\n");
        try (EventFeed feed = feed(0)) {
            feed.read(
                    event -> {
                        feed.close();
                        return true;
                    },
                    () -> {});
        }
        assertThat(resumedAfter).hasSize(1);
    }

    @Test
    void whoever_wants_no_more_ends_the_reading() throws Exception {
        answers.add("id: 1\ndata: {}\n\nid: 2\ndata: {}\n\n");
        List<String> events = new CopyOnWriteArrayList<>();
        try (EventFeed feed = feed(0)) {
            feed.read(event -> !events.add(event), () -> {});
        }
        assertThat(events).hasSize(1);
        assertThat(resumedAfter).hasSize(1);
    }
}
