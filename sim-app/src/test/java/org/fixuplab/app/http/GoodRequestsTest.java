package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.lab.journal.SessionSummary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every operation of the OpenAPI document is asked for something that it has, and its answer checked against the document. */
@Execution(ExecutionMode.SAME_THREAD)
class GoodRequestsTest {

    private static ServedLab lab;
    private static Contract contract;

    /** In this order: the later ones need what the earlier ones made. */
    private record Good(String method, String path, String body, int status) {

        static Good get(String path) {
            return new Good("GET", path, "", 200);
        }
    }

    private static final List<Good> ALL = List.of(
            Good.get("/livez"),
            Good.get("/readyz"),
            Good.get("/metrics"),
            Good.get("/openapi.json"),
            Good.get("/docs"),
            Good.get("/docs/start.js"),
            Good.get("/docs/swagger-ui-bundle.js"),
            Good.get("/docs/swagger-ui.css"),
            Good.get("/v1/version"),
            Good.get("/v1/ca"),
            Good.get("/v1/firmware"),
            Good.get("/v1/firmware/asa-8.2.5"),
            Good.get("/v1/firmware/PIX%206.3(5)"),
            Good.get("/v1/firmware/none/diff/asa-9.8.1"),
            Good.get("/v1/proxies"),
            new Good("POST", "/v1/proxies", "{\"name\":\"edge\",\"firmware\":\"asa-8.2.5\"}", 201),
            new Good(
                    "POST",
                    "/v1/proxies",
                    "{\"name\":\"full\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"mail.example.com:25\",\"firmware\":\"PIX 6.3(5)\","
                            + "\"behaviours\":{\"ehlo-mask\":{\"letters\":\"on\"}},\"segments\":{\"by\":\"mss\",\"mss\":536},"
                            + "\"inside\":\"client\",\"device-port\":2525,\"addresses\":{\"outside\":\"192.0.2.1\"},"
                            + "\"idle-timeout\":\"30s\",\"linger\":\"5s\"}",
                    201),
            Good.get("/v1/proxies/full"),
            new Good("PATCH", "/v1/proxies/full", "{\"segments\":null,\"upstream\":null,\"inside\":null}", 200),
            new Good("PATCH", "/v1/proxies/full", "{\"upstream\":\"127.0.0.1:2525\"}", 200),
            new Good("POST", "/v1/populate", "{\"proxies\":[{\"name\":\"edge\",\"firmware\":\"asa-8.2.5\"}]}", 200),
            new Good("DELETE", "/v1/proxies/full", "", 204),
            Good.get("/v1/sessions"),
            Good.get("/v1/sessions?proxy=default&behaviour=ehlo-mask&behaviour=verb-x&ended=true&tls=false&verb=EHLO"
                    + "&cause=peers&clientEnded=fin&serverEnded=fin&limit=1&after=0"),
            new Good(
                    "POST",
                    "/v1/sessions/wait",
                    "{\"match\":{\"behaviour\":[\"ehlo-mask\",\"verb-x\"]},\"count\":2}",
                    200),
            new Good(
                    "POST",
                    "/v1/sessions/wait",
                    "{\"match\":{\"behaviour\":\"dot-split\",\"ended\":true},\"timeoutMs\":1}",
                    408),
            Good.get("/v1/sessions/1"),
            Good.get("/v1/sessions/1/events?limit=5"),
            Good.get("/v1/sessions/1/transcript"),
            Good.get("/v1/sessions/1/transcript?format=html"),
            Good.get("/v1/sessions/1/transcript?format=jsonl"),
            Good.get("/v1/sessions/1/pcap"),
            Good.get("/v1/sessions/1/pcap?realPorts=true&anonymise=true"),
            Good.get("/v1/sessions/1/explain"),
            Good.get("/v1/sessions/1/explain?anonymise=true"),
            Good.get("/v1/sessions/1/scenario"),
            Good.get("/v1/sessions/1/scenario?anonymise=true"),
            Good.get("/v1/sessions/1/transcript?anonymise=true"),
            Good.get("/v1/sessions/1/bundle"),
            Good.get("/v1/sessions/1/bundle?anonymise=true&realPorts=true"),
            Good.get("/v1/messages"),
            Good.get("/v1/messages?recipient=one@example.com&tls=false&subject=fir"),
            Good.get("/v1/messages/1"),
            Good.get("/v1/messages/1/raw"),
            new Good(
                    "POST",
                    "/v1/messages/wait",
                    "{\"match\":{\"sender\":\"sender@client.example.com\"},\"count\":2}",
                    200),
            new Good("POST", "/v1/messages/wait", "{\"match\":{\"user\":\"nobody\"},\"timeoutMs\":0}", 408),
            Good.get("/v1/mta"),
            new Good(
                    "PUT",
                    "/v1/mta/faults",
                    "{\"faults\":[{\"at\":\"rcpt\",\"reply\":\"450 4.2.0 later\"},\"{ at = dot, act = reset }\"]}",
                    200),
            Good.get("/v1/mta/faults"),
            new Good("DELETE", "/v1/messages", "", 204),
            new Good("POST", "/v1/reset", "", 204));

    /** Covered by {@link EventsTest}: their answer has no end. */
    private static final List<String> STREAMS = List.of("GET /v1/events");

    @BeforeAll
    static void start() {
        lab = ServedLab.start();
        contract = new Contract(lab.get("/openapi.json").body());
        lab.mail("one@example.com", "first");
        lab.mail("two@example.com", "second");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void every_answer_is_as_the_document_promises() {
        for (Good good : ALL) {
            HttpResponse<String> answer = good.body().isEmpty()
                    ? lab.send(lab.request(good.path())
                            .method(good.method(), java.net.http.HttpRequest.BodyPublishers.noBody()))
                    : lab.send(good.method(), good.path(), good.body());
            assertThat(answer.statusCode()).as("%s: %s", good, answer.body()).isEqualTo(good.status());
            contract.assertKept(
                    contract.operation(good.method(), good.path()),
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    answer.body());
        }
        assertThat(lab.lab().proxies().all()).hasSize(1);
    }

    @Test
    void a_page_about_what_was_on_the_wire_can_run_nothing() {
        lab.mail("three@example.com", "third");
        long id = lab.lab().sessions().summaries().stream()
                .mapToLong(SessionSummary::id)
                .max()
                .orElseThrow();
        assertThat(lab.get("/v1/sessions/" + id + "/transcript?format=html")
                        .headers()
                        .firstValue("content-security-policy"))
                .hasValue("sandbox; default-src 'none'; style-src 'unsafe-inline'");
    }

    @Test
    void every_operation_of_the_document_is_asked() {
        Stream<String> asked = ALL.stream()
                .map(good -> contract.operation(good.method(), good.path()).toString());
        assertThat(Stream.concat(asked, STREAMS.stream()))
                .containsAll(contract.operations().stream()
                        .map(Contract.Operation::toString)
                        .toList());
    }
}
