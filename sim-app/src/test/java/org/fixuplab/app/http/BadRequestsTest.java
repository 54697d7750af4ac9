package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fixuplab.app.http.Contract.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, it gets a documented 4xx with a documented code, and no word about our insides. */
class BadRequestsTest {

    private static ServedLab lab;
    private static Contract contract;

    /** @param body empty: none */
    private record Bad(
            String what, String method, String path, List<String> headers, byte[] body, int status, String code) {

        static Bad json(String method, String path, String body, int status, String code) {
            return new Bad(
                    body,
                    method,
                    path,
                    List.of("Content-Type", "application/json"),
                    body.getBytes(StandardCharsets.UTF_8),
                    status,
                    code);
        }

        static Bad get(String path, int status, String code) {
            return new Bad("", "GET", path, List.of(), new byte[0], status, code);
        }

        @Override
        public String toString() {
            String shown = method + " " + path + " " + what;
            return (shown.length() > 150 ? shown.substring(0, 150) + "..." : shown) + " -> " + code;
        }
    }

    @BeforeAll
    static void start() {
        lab = ServedLab.start();
        contract = new Contract(lab.get("/openapi.json").body());
        lab.mail("one@example.com", "first");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    /** The document is needed before the lab is up. */
    private static Contract document() {
        try (ServedLab served = ServedLab.start()) {
            return new Contract(served.get("/openapi.json").body());
        }
    }

    static Stream<Bad> bodies() {
        List<Bad> all = new ArrayList<>();
        for (Operation it : document().operations()) {
            if (it.takesBody()) {
                String path = it.filled();
                for (String body : List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "\"text\"",
                        "7",
                        "{} {}",
                        "{'a':1}",
                        "{\"a\":1,}",
                        "{\"a\":NaN}",
                        "{\"a\":01}",
                        "{\"match\":{},\"match\":{}}",
                        "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                        "{\"a\":" + "9".repeat(5_000) + "}",
                        "{\"" + "k".repeat(5_000) + "\":1}",
                        "include file(\"/etc/passwd\")",
                        "// comment\n{}")) {
                    all.add(Bad.json(it.method(), path, body, 400, "bad-json"));
                }
                all.add(new Bad(
                        "octets that are no UTF-8",
                        it.method(),
                        path,
                        List.of("Content-Type", "application/json"),
                        new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'},
                        400,
                        "bad-json"));
                all.add(Bad.json(it.method(), path, "{\"zzzzz\":1}", 400, "unknown-key"));
                all.add(Bad.json(it.method(), path, "{\"zzzzz\":1e999}", 400, "bad-value"));
                all.add(new Bad(
                        "a form",
                        it.method(),
                        path,
                        List.of("Content-Type", "application/x-www-form-urlencoded"),
                        "a=1".getBytes(StandardCharsets.UTF_8),
                        415,
                        "unsupported-type"));
                all.add(new Bad(
                        "no type",
                        it.method(),
                        path,
                        List.of(),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        415,
                        "unsupported-type"));
                all.add(new Bad(
                        "more than 1 MiB",
                        it.method(),
                        path,
                        List.of("Content-Type", "application/json"),
                        ("{\"a\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8),
                        413,
                        "too-large"));
            }
        }
        return all.stream();
    }

    static Stream<Bad> everywhere() {
        List<Bad> all = new ArrayList<>();
        for (Operation it : document().operations()) {
            String path = it.filled();
            all.add(new Bad(
                    "a parameter that there is not",
                    it.method(),
                    path + "?zzzzz=1",
                    List.of(),
                    new byte[0],
                    400,
                    "unknown-key"));
            all.add(new Bad(
                    "another origin",
                    it.method(),
                    path,
                    List.of("Origin", "https://evil.example"),
                    new byte[0],
                    403,
                    "foreign-origin"));
            all.add(new Bad(
                    "a sandbox", it.method(), path, List.of("Origin", "null"), new byte[0], 403, "foreign-origin"));
            if (!it.path().equals("/docs/{file}") && it.node().get("responses").has("200")) {
                all.add(new Bad(
                        "a type that it does not have",
                        it.method(),
                        path,
                        List.of("Accept", "image/webp"),
                        new byte[0],
                        406,
                        "not-acceptable"));
                all.add(new Bad(
                        "no type at all",
                        it.method(),
                        path,
                        List.of("Accept", ";;;"),
                        new byte[0],
                        406,
                        "not-acceptable"));
            }
            if (!it.takesBody()) {
                all.add(new Bad(
                        "a body",
                        it.method(),
                        path,
                        List.of("Content-Type", "application/json"),
                        new byte[] {'{', '}'},
                        400,
                        "bad-request"));
            }
            all.add(new Bad(
                    "no sub-path", it.method(), path + "/zzzzz/zzzzz", List.of(), new byte[0], 404, "not-found"));
        }
        return all.stream();
    }

    static Stream<Bad> methods() {
        List<Operation> operations = document().operations();
        Set<String> paths = new TreeSet<>();
        operations.forEach(it -> paths.add(it.path()));
        List<Bad> all = new ArrayList<>();
        for (String path : paths) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")) {
                if (operations.stream()
                        .noneMatch(it -> it.path().equals(path) && it.method().equals(method))) {
                    String filled = new Operation(method, path, null).filled();
                    // A word where an id may stand is taken for one.
                    boolean asId = method.equals("GET") && path.endsWith("/wait");
                    all.add(new Bad(
                            "",
                            method,
                            filled,
                            List.of(),
                            new byte[0],
                            asId ? 404 : 405,
                            asId ? "not-found" : "method-not-allowed"));
                }
            }
        }
        return all.stream();
    }

    static Stream<Bad> values() {
        String proxies = "/v1/proxies";
        String edge = "{\"name\":\"edge\",\"firmware\":\"none\"";
        String waits = "/v1/sessions/wait";
        String mails = "/v1/messages/wait";
        String faults = "/v1/mta/faults";
        return Stream.of(
                Bad.json("POST", proxies, "{}", 400, "bad-value"),
                Bad.json("POST", proxies, "{\"name\":\"edge\"}", 400, "bad-value"),
                Bad.json("POST", proxies, "{\"name\":7,\"firmware\":\"none\"}", 400, "bad-value"),
                Bad.json("POST", proxies, "{\"name\":[],\"firmware\":\"none\"}", 400, "bad-value"),
                Bad.json("POST", proxies, "{\"name\":\"\",\"firmware\":\"none\"}", 400, "bad-value"),
                Bad.json("POST", proxies, "{\"name\":\"Upper\",\"firmware\":\"none\"}", 400, "bad-value"),
                Bad.json("POST", proxies, "{\"name\":\"../../etc\",\"firmware\":\"none\"}", 400, "bad-value"),
                Bad.json("POST", proxies, "{\"name\":\"a\\u0000b\",\"firmware\":\"none\"}", 400, "bad-value"),
                Bad.json(
                        "POST",
                        proxies,
                        "{\"name\":\"" + "a".repeat(64) + "\",\"firmware\":\"none\"}",
                        400,
                        "bad-value"),
                Bad.json("POST", proxies, "{\"name\":\"default\",\"firmware\":\"none\"}", 409, "conflict"),
                Bad.json("POST", proxies, "{\"name\":\"edge\",\"firmware\":\"ASA 99\"}", 422, "unknown-firmware"),
                Bad.json("POST", proxies, "{\"name\":\"edge\",\"firmware\":\"/etc/passwd\"}", 422, "unknown-firmware"),
                Bad.json("POST", proxies, "{\"name\":\"edge\",\"firmware\":{}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"listen\":\"nowhere\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"listen\":\"192.0.2.1:0\"}", 409, "conflict"),
                Bad.json("POST", proxies, edge + ",\"listen\":\"mail.example.com:0\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"listen\":\"127.0.0.1:99999\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"listen\":\"999.0.0.1:0\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"listen\":7}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"upstream\":\"\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"upstream\":\"file:///etc/passwd\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"upstream\":\"host:0\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"upstream\":\"" + "h".repeat(300) + ":25\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"upstream\":{\"host\":\"a\"}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"config\":7}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"config\":\"include file /etc/passwd\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"config\":{\"file\":\"/etc/passwd\"}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"behaviours\":7}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"behaviours\":{\"ehlo-mask\":7}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"behaviours\":{\"ehlo-mask\":{\"zzzzz\":1}}}", 400, "bad-value"),
                Bad.json(
                        "POST",
                        proxies,
                        edge + ",\"behaviours\":{\"zzzzz\":{\"enabled\":\"on\"}}}",
                        422,
                        "unknown-behaviour"),
                Bad.json("POST", proxies, edge + ",\"behaviours\":{\"\":{\"\":\"\"}}}", 422, "unknown-behaviour"),
                Bad.json("POST", proxies, edge + ",\"segments\":{\"by\":\"zzzzz\"}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"segments\":{\"by\":\"mss\",\"mss\":0}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"segments\":{\"by\":\"mss\",\"mss\":1e30}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"segments\":[]}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"inside\":\"both\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"device-port\":65536}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"device-port\":1.5}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"device-port\":true}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"addresses\":{\"outside\":\"zzzzz\"}}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"idle-timeout\":\"soon\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"idle-timeout\":\"0s\"}", 400, "bad-value"),
                Bad.json("POST", proxies, edge + ",\"devicePort\":25}", 400, "unknown-key"),
                Bad.json("PATCH", "/v1/proxies/default", "{\"name\":\"other\"}", 409, "conflict"),
                Bad.json("PATCH", "/v1/proxies/default", "{\"name\":null}", 409, "conflict"),
                Bad.json("PATCH", "/v1/proxies/default", "{\"listen\":\"127.0.0.1:1\"}", 409, "conflict"),
                Bad.json("PATCH", "/v1/proxies/default", "{\"firmware\":null}", 400, "bad-value"),
                Bad.json("PATCH", "/v1/proxies/default", "{\"firmware\":\"zzzzz\"}", 422, "unknown-firmware"),
                Bad.json("PATCH", "/v1/proxies/zzzzz", "{}", 404, "not-found"),
                new Bad("", "DELETE", "/v1/proxies/zzzzz", List.of(), new byte[0], 404, "not-found"),
                new Bad("", "DELETE", "/v1/proxies/%2e%2e", List.of(), new byte[0], 400, "bad-request"),
                Bad.json("POST", "/v1/populate", "{}", 400, "bad-value"),
                Bad.json("POST", "/v1/populate", "{\"proxies\":{}}", 400, "bad-value"),
                Bad.json("POST", "/v1/populate", "{\"proxies\":[7]}", 400, "bad-value"),
                Bad.json("POST", "/v1/populate", "{\"proxies\":[{\"name\":\"a\"}]}", 400, "bad-value"),
                Bad.json("POST", "/v1/populate", "{\"proxies\":[" + edge + "}," + edge + "}]}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":7}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":[]}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":{\"zzzzz\":1}}", 400, "unknown-key"),
                Bad.json("POST", waits, "{\"match\":{\"ended\":\"maybe\"}}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":{\"cause\":\"zzzzz\"}}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":{\"after\":-1}}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":{\"after\":\"zzzzz\"}}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":{\"proxy\":{}}}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":{\"behaviour\":\"ehlo-musk\"}}", 422, "unknown-behaviour"),
                Bad.json(
                        "POST",
                        waits,
                        "{\"match\":{\"behaviour\":[\"ehlo-mask\",\"zzzzz\"]}}",
                        422,
                        "unknown-behaviour"),
                Bad.json("POST", waits, "{\"count\":0}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"count\":-1}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"count\":1001}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"count\":\"1\"}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"count\":1.5}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"timeoutMs\":600001}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"timeoutMs\":-1}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"timeoutMs\":\"5s\"}", 400, "bad-value"),
                Bad.json("POST", waits, "{\"match\":{\"proxy\":\"zzzzz\"},\"timeoutMs\":0}", 408, "timeout"),
                Bad.json("POST", mails, "{\"match\":{\"sender\":[]}}", 400, "bad-value"),
                Bad.json("POST", mails, "{\"match\":{\"behaviour\":\"ehlo-mask\"}}", 400, "unknown-key"),
                Bad.json("POST", mails, "{\"match\":{\"tls\":\"zzzzz\"}}", 400, "bad-value"),
                Bad.json("POST", mails, "{\"match\":{\"session\":99},\"timeoutMs\":0}", 408, "timeout"),
                Bad.json("PUT", faults, "{}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":{}}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[7]}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[{}]}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[{\"at\":\"zzzzz\"}]}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[\"{ at = rcpt\"]}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[\"include file(\\\"/etc/passwd\\\")\"]}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[\"include \\\"/etc/passwd\\\"\"]}", 400, "bad-value"),
                Bad.json(
                        "PUT",
                        faults,
                        "{\"faults\":[\"include required(url(\\\"http://127.0.0.1:1/\\\"))\"]}",
                        400,
                        "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[\"{ at = rcpt, reply = ${HOME} }\"]}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[\"" + "[".repeat(100_000) + "\"]}", 400, "bad-value"),
                Bad.json("PUT", faults, "{\"faults\":[" + "{},".repeat(101) + "{}]}", 400, "bad-value"),
                Bad.get("/v1/proxies/zzzzz", 404, "not-found"),
                Bad.get("/v1/proxies/..%2f..%2fetc%2fpasswd", 400, "bad-request"),
                Bad.get("/v1/proxies/%00", 400, "bad-request"),
                Bad.get("/v1/firmware/zzzzz", 422, "unknown-firmware"),
                Bad.get("/v1/firmware/asa-99", 422, "unknown-firmware"),
                Bad.get("/v1/firmware/..%2f..%2fpasswd", 400, "bad-request"),
                Bad.get("/v1/firmware/none/diff/zzzzz", 422, "unknown-firmware"),
                Bad.get("/v1/sessions/0", 404, "not-found"),
                Bad.get("/v1/sessions/99", 404, "not-found"),
                Bad.get("/v1/sessions/-1", 404, "not-found"),
                Bad.get("/v1/sessions/zzzzz", 404, "not-found"),
                Bad.get("/v1/sessions/1e3", 404, "not-found"),
                Bad.get("/v1/sessions/9223372036854775808", 404, "not-found"),
                Bad.get("/v1/sessions/%31%00", 400, "bad-request"),
                Bad.get("/v1/sessions/99/transcript", 404, "not-found"),
                Bad.get("/v1/sessions/99/events", 404, "not-found"),
                Bad.get("/v1/sessions/99/pcap", 404, "not-found"),
                Bad.get("/v1/sessions/99/explain", 404, "not-found"),
                Bad.get("/v1/sessions/99/scenario", 404, "not-found"),
                Bad.get("/v1/sessions/99/bundle", 404, "not-found"),
                Bad.get("/v1/sessions/1/bundle?anonymise=maybe", 400, "bad-value"),
                Bad.get("/v1/sessions/1/passwd", 404, "not-found"),
                Bad.get("/v1/sessions/1/transcript?format=pdf", 400, "bad-value"),
                Bad.get("/v1/sessions/1/transcript?format=", 400, "bad-value"),
                Bad.get("/v1/sessions/1/transcript?format=text&format=html", 400, "bad-value"),
                Bad.get("/v1/sessions/1/pcap?realPorts=yes", 400, "bad-value"),
                Bad.get("/v1/sessions/1/pcap?anonymise=1", 400, "bad-value"),
                Bad.get("/v1/sessions?limit=0", 400, "bad-value"),
                Bad.get("/v1/sessions?limit=1001", 400, "bad-value"),
                Bad.get("/v1/sessions?limit=99999999999999999999", 400, "bad-value"),
                Bad.get("/v1/sessions?after=zzzzz", 400, "bad-value"),
                Bad.get("/v1/sessions?after=-1", 400, "bad-value"),
                Bad.get("/v1/sessions?after=%00", 400, "bad-request"),
                Bad.get("/v1/sessions?behaviour=zzzzz", 422, "unknown-behaviour"),
                Bad.get("/v1/sessions?ended=maybe", 400, "bad-value"),
                Bad.get("/v1/sessions?verb=zzzzz", 400, "bad-value"),
                Bad.get("/v1/sessions?Proxy=default", 400, "unknown-key"),
                Bad.get("/v1/messages/99", 404, "not-found"),
                Bad.get("/v1/messages/99/raw", 404, "not-found"),
                Bad.get("/v1/messages/zzzzz/raw", 404, "not-found"),
                Bad.get("/v1/messages?session=zzzzz", 400, "bad-value"),
                Bad.get("/v1/messages?after=1.5", 400, "bad-value"),
                Bad.get("/v1/events?kind=zzzzz", 400, "bad-value"),
                Bad.get("/v1/events?session=0", 400, "bad-value"),
                Bad.get("/v1/events?after=zzzzz", 400, "bad-value"),
                new Bad("", "GET", "/v1/events", List.of("Last-Event-ID", "zzzzz"), new byte[0], 400, "bad-value"),
                Bad.get("/docs/pom.xml", 404, "not-found"),
                Bad.get("/docs/..%2fdocs.html", 400, "bad-request"),
                Bad.get("/docs/..%5c..%5cpasswd", 400, "bad-request"),
                Bad.get("/docs/", 404, "not-found"),
                Bad.get("/", 404, "not-found"),
                Bad.get("/v1", 404, "not-found"),
                Bad.get("/v2/proxies", 404, "not-found"),
                Bad.get("/v1/proxies/", 404, "not-found"),
                Bad.get("/V1/PROXIES", 404, "not-found"));
    }

    @ParameterizedTest
    @MethodSource({"bodies", "everywhere", "methods", "values"})
    void gets_a_documented_problem(Bad bad) {
        HttpRequest.Builder request = lab.request(bad.path());
        for (int i = 0; i < bad.headers().size(); i += 2) {
            request.header(bad.headers().get(i), bad.headers().get(i + 1));
        }
        HttpResponse<String> answer = lab.send(request.method(
                bad.method(),
                bad.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bad.body())));
        Problem.assertIs(
                contract,
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse(""),
                answer.body());
        assertThat(Contract.parse(answer.body()).get("code").asText())
                .as(answer.body())
                .isEqualTo(bad.code());
        assertThat(answer.statusCode()).isEqualTo(bad.status());
        if (bad.status() == 405) {
            assertThat(answer.headers().firstValue("allow")).as("Allow").isNotEmpty();
        } else if (bad.status() != 404) {
            assertThat(contract.codes(contract.operation(bad.method(), bad.path()), bad.status()))
                    .as("%s %d", bad, bad.status())
                    .contains(bad.code());
        }
    }

    @Test
    void there_are_at_least_a_hundred_of_them_and_the_lab_is_none_the_worse() {
        assertThat(Stream.of(bodies(), everywhere(), methods(), values()).flatMap(it -> it))
                .hasSizeGreaterThan(500);
        assertThat(lab.get("/v1/proxies/default").statusCode()).isEqualTo(200);
    }
}
