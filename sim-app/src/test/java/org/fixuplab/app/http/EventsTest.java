package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
import org.fixuplab.lab.journal.EventKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final ServedLab lab = ServedLab.start();

    @AfterEach
    void stop() {
        lab.close();
    }

    /** One client of the stream. */
    private static final class Listener implements AutoCloseable {

        /** HTTP/2 of the JDK forgets what it has got when a server says goodbye. */
        private static final HttpClient CLIENT =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        private final InputStream body;
        private final BufferedReader lines;

        record Heard(String id, String kind, JsonNode data) {}

        Listener(ServedLab lab, String query, String... headers) throws Exception {
            HttpRequest.Builder request = lab.request("/v1/events" + query).header("Accept", "text/event-stream");
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            HttpResponse<InputStream> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
            body = answer.body();
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        Heard next() throws IOException {
            String id = "";
            String kind = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    kind = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    return new Heard(id, kind, Contract.parse(line.substring(5)));
                }
            }
            return new Heard("", "end", Contract.parse("{}"));
        }

        List<Heard> until(String kind) throws IOException {
            List<Heard> all = new ArrayList<>();
            do {
                all.add(next());
            } while (!all.get(all.size() - 1).kind().equals(kind));
            return all;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    @Test
    void all_of_a_session_is_heard_in_order_while_it_happens() throws Exception {
        try (Listener listener = new Listener(lab, "")) {
            lab.mail("one@example.com", "first");
            List<Listener.Heard> heard = listener.until("session-closed");
            assertThat(heard)
                    .extracting(Listener.Heard::kind)
                    .contains("session-opened", "command", "reply", "alteration", "message-stored");
            for (int i = 1; i < heard.size(); i++) {
                assertThat(Long.parseLong(heard.get(i).id()))
                        .isEqualTo(Long.parseLong(heard.get(i - 1).id()) + 1);
            }
            assertThat(heard).allSatisfy(event -> {
                assertThat(event.data().get("kind").asText()).isEqualTo(event.kind());
                assertThat(event.data().get("id").asText()).isEqualTo(event.id());
            });
        }
    }

    @Test
    void whoever_lost_the_connection_goes_on_after_the_last_event() throws Exception {
        lab.mail("one@example.com", "first");
        String last;
        try (Listener listener = new Listener(lab, "?after=0")) {
            listener.next();
            last = listener.next().id();
        }
        try (Listener again = new Listener(lab, "?after=0", "Last-Event-ID", last)) {
            assertThat(Long.parseLong(again.next().id())).isEqualTo(Long.parseLong(last) + 1);
        }
        try (Listener ofAnotherLab = new Listener(lab, "", "Last-Event-ID", "999999")) {
            assertThat(ofAnotherLab.next().id()).isEqualTo("1");
        }
    }

    @Test
    void only_what_was_asked_for_is_heard() throws Exception {
        lab.mail("one@example.com", "first");
        lab.mail("two@example.com", "second");
        try (Listener listener =
                new Listener(lab, "?after=0&kind=session-opened&kind=session-closed&proxy=default&session=2")) {
            assertThat(listener.until("session-closed"))
                    .extracting(Listener.Heard::kind)
                    .containsExactly("session-opened", "session-closed");
        }
    }

    @Test
    void the_stream_ends_when_the_lab_does() throws Exception {
        try (Listener listener = new Listener(lab, "")) {
            lab.http().close();
            assertThat(listener.next().kind()).isEqualTo("end");
        }
    }

    @Test
    void all_that_happened_before_the_end_is_heard() throws Exception {
        for (int i = 0; i < 500; i++) {
            lab.lab().events().tell(EventKind.OUT_OF_SYNC, "default", 1, (long) i, "x");
        }
        try (Listener listener = new Listener(lab, "?after=0")) {
            assertThat(listener.next().id()).isEqualTo("1");
            CompletableFuture<List<Listener.Heard>> heard = CompletableFuture.supplyAsync(() -> {
                try {
                    return listener.until("end");
                } catch (IOException cut) {
                    throw new UncheckedIOException(cut);
                }
            });
            lab.lab().events().tell(EventKind.LAB_RESET, "", 0);
            lab.http().close();
            List<Listener.Heard> all = heard.get(20, TimeUnit.SECONDS);
            assertThat(all.get(all.size() - 2).kind()).isEqualTo("lab-reset");
            assertThat(all).hasSizeGreaterThan(500);
        }
    }

    @Test
    void a_client_is_told_where_its_events_begin_before_there_is_one() throws Exception {
        long last = lab.lab().events().last();
        try (Listener listener = new Listener(lab, "")) {
            assertThat(List.of(listener.lines.readLine(), listener.lines.readLine(), listener.lines.readLine()))
                    .anySatisfy(line -> assertThat(line).matches("id: ?" + last));
        }
    }

    @Test
    void a_client_that_does_not_read_costs_nothing_and_is_told_what_it_missed() throws Exception {
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(lab.http().address());
            slow.getOutputStream()
                    .write("GET /v1/events?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
            String text = "x".repeat(1_000);
            for (int i = 0; i < 30_000; i++) {
                lab.lab().events().tell(EventKind.OUT_OF_SYNC, "default", 1, (long) i, text);
            }
            slow.setSoTimeout(30_000);
            String line = in.readLine();
            while (!line.startsWith("data:{\"missed\"") && !line.startsWith("data: {\"missed\"")) {
                line = in.readLine();
            }
            assertThat(line).containsPattern("\"missed\" ?: ?[1-9]");
        }
    }

    @Test
    void a_client_that_goes_away_is_forgotten() throws Exception {
        new Listener(lab, "").close();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            lab.lab().events().tell(EventKind.LAB_RESET, "", 0);
            return lab.http().listeners() == 0;
        });
    }
}
