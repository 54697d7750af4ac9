package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no proper client would send, octet by octet. */
class RawRequestsTest {

    private static final Pattern ANSWER =
            Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\\r\\n]*\\r\\n(.*?)\\r\\n\\r\\n(.*)", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: ([^\\r\\n]*)");

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: ([0-9]+)");

    private static ServedLab lab;
    private static Contract contract;

    /** @param request with {@code |} for CRLF; {@code @} is the lab's own */
    private record Raw(String request, String code) {}

    @BeforeAll
    static void start() {
        lab = ServedLab.start();
        contract = new Contract(lab.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    static Stream<Raw> requests() {
        String host = " HTTP/1.1|Host: @|Connection: close|";
        String json = host + "Content-Type: application/json|";
        return Stream.of(
                new Raw("GET /v1/../v1/proxies/zzzzz" + host + "|", "bad-request"),
                new Raw("GET /../../etc/passwd" + host + "|", "bad-request"),
                new Raw("GET /docs/../../etc/passwd" + host + "|", "bad-request"),
                new Raw("GET /docs/%2e%2e/%2e%2e/etc/passwd" + host + "|", "bad-request"),
                new Raw("GET /docs/%252e%252e" + host + "|", "not-found"),
                new Raw("GET //etc/passwd" + host + "|", "not-found"),
                new Raw("GET /docs//../passwd" + host + "|", "bad-request"),
                new Raw("GET /docs/..\\passwd" + host + "|", "bad-request"),
                new Raw("GET /v1/proxies/%zz" + host + "|", "bad-request"),
                new Raw("GET /v1/proxies/%" + host + "|", "bad-request"),
                new Raw("GET /v1/proxies/%c0%ae%c0%ae" + host + "|", "not-found"),
                new Raw("GET http://evil.example/v1/proxies" + host + "|", "bad-request"),
                new Raw("GET v1/proxies" + host + "|", "bad-request"),
                new Raw("GET * HTTP/1.1|Host: @||", "bad-request"),
                new Raw("GET /v1/proxies HTTP/1.1|Host: evil.example||", "foreign-host"),
                new Raw("GET /v1/proxies HTTP/1.1|Host: evil.example:8525||", "foreign-host"),
                new Raw("GET /v1/proxies HTTP/1.1|Host: 127.0.0.1.evil.example||", "foreign-host"),
                new Raw("GET /v1/proxies HTTP/1.1|Host: localhost.evil.example||", "foreign-host"),
                new Raw("GET /v1/proxies HTTP/1.1|Host: 192.0.2.1||", "foreign-host"),
                new Raw("GET /livez HTTP/1.1|Host: evil.example||", "foreign-host"),
                new Raw("GET /v1/proxies" + host + "Origin: http://127.0.0.1||", "foreign-origin"),
                new Raw("GET /v1/proxies" + host + "Origin: http://localhost.evil.example||", "foreign-origin"),
                new Raw("POST /v1/reset" + host + "Origin: file://|Content-Length: 0||", "foreign-origin"),
                new Raw("GET /v1/proxies" + host + "X: " + "x".repeat(20_000) + "||", "headers-too-large"),
                new Raw("GET /" + "x".repeat(20_000) + host + "|", "uri-too-long"),
                new Raw("get /v1/proxies" + host + "|", "method-not-allowed"),
                new Raw("BREW /v1/proxies" + host + "|", "method-not-allowed"),
                new Raw("CONNECT evil.example:25 HTTP/1.1|Host: @||", "bad-request"),
                new Raw("TRACE /v1/proxies" + host + "|", "method-not-allowed"),
                new Raw("PROPFIND /v1/proxies" + host + "|", "method-not-allowed"),
                new Raw("OPTIONS /zzzzz" + host + "|", "not-found"),
                new Raw("POST /v1/proxies" + json + "Content-Length: -1||{}", "bad-request"),
                new Raw("POST /v1/proxies" + json + "Content-Length: zzzzz||{}", "bad-request"),
                new Raw("POST /v1/proxies" + json + "Content-Length: 2|Content-Length: 3||{}", "bad-request"),
                new Raw("POST /v1/proxies" + json + "Content-Length: 2000000||{}", "too-large"),
                new Raw("POST /v1/proxies" + json + "Content-Length: 99999999999999||{}", "too-large"),
                new Raw("POST /v1/proxies" + json + "Transfer-Encoding: chunked||zz|{}|0||", "bad-request"),
                new Raw("POST /v1/proxies" + json + "Transfer-Encoding: chunked||2|[]|0||", "bad-json"),
                new Raw("POST /v1/proxies" + json + "Transfer-Encoding: zzzzz||", "bad-request"),
                new Raw("POST /v1/proxies" + json + "Expect: zzzzz|Content-Length: 2||{}", "bad-request"),
                new Raw("GARBAGE||", "bad-request"),
                new Raw("GET /v1/proxies" + host + "A b: c||", "bad-request"),
                new Raw("GET /v1/proxies" + host + ": c||", "bad-request"),
                new Raw("GET /v1/proxies?\0" + host + "|", "bad-request"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void gets_a_problem_or_is_hung_up_on(Raw raw) throws IOException {
        String answer = ask(raw.request());
        Matcher parts = ANSWER.matcher(answer);
        assertThat(parts.matches()).as("an answer: %s", answer).isTrue();
        Matcher type = TYPE.matcher(parts.group(2));
        Problem.assertIs(contract, Integer.parseInt(parts.group(1)), type.find() ? type.group(1) : "", parts.group(3));
        assertThat(Contract.parse(parts.group(3)).get("code").asText()).isEqualTo(raw.code());
    }

    @Test
    void names_of_the_loopback_and_a_page_of_the_lab_itself_are_welcome() throws IOException {
        for (String host :
                List.of("localhost", "127.0.0.1", "127.0.0.2:1", "[::1]:8525", "LOCALHOST:80", "lab.localhost")) {
            assertThat(ask("GET /v1/version HTTP/1.1|Host: " + host + "|Connection: close||"))
                    .as(host)
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(ask("GET /v1/version HTTP/1.1|Host: @|Origin: http://@|Connection: close||"))
                .startsWith("HTTP/1.1 200");
        assertThat(ask("GET /v1/version HTTP/1.0||")).startsWith("HTTP/1.1 200");
    }

    /** One answer, or what came of it before the connection was closed. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        String text = "";
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            octets.write(octet);
            text = octets.toString(StandardCharsets.UTF_8);
            Matcher length = LENGTH.matcher(text);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body > 3 && length.find() && octets.size() - body >= Integer.parseInt(length.group(1))) {
                break;
            }
        }
        return text;
    }

    private static String ask(String request) throws IOException {
        InetSocketAddress address = lab.http().address();
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("|", "\r\n")
                    .replace("@", "127.0.0.1:" + address.getPort())
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return answer(socket.getInputStream());
        } catch (SocketException reset) {
            return "reset: " + reset.getMessage();
        }
    }
}
