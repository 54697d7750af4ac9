package org.fixuplab.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;

/**
 * Speaks to a running lab. Every call waits for its answer, for a bounded time; what the lab refuses, and that there is no lab, is a
 * {@link Refusal}. Safe for any thread.
 */
public final class LabClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LabAddress lab;
    private final HttpClient http;

    public LabClient(LabAddress lab) {
        SelectorThreads.endWithProcess();
        this.lab = lab;
        // One request or two over plain HTTP: an upgrade to HTTP/2, or a look for proxies, would only take time.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT);
        this.http = (lab.isPlain() ? builder.sslContext(NoTls.context()) : builder).build();
    }

    public LabAddress lab() {
        return lab;
    }

    /** What stands at a path such as {@code /v1/sessions/7}. */
    public Answer get(String path) {
        return LabProblem.refused(lab, ask("GET", path));
    }

    /** Without a body. */
    public Answer post(String path) {
        return LabProblem.refused(lab, ask("POST", path));
    }

    /**
     * What comes of it.
     *
     * @param json a JSON object
     */
    public Answer post(String path, String json) {
        return LabProblem.refused(lab, ask("POST", path, json, PATIENCE));
    }

    /**
     * What stands there then.
     *
     * @param json a JSON object
     */
    public Answer patch(String path, String json) {
        return LabProblem.refused(lab, ask("PATCH", path, json, PATIENCE));
    }

    public Answer delete(String path) {
        return LabProblem.refused(lab, ask("DELETE", path));
    }

    /** The answer, whatever it is. */
    public Answer ask(String method, String path) {
        return ask(method, path, PATIENCE);
    }

    /**
     * The answer, whatever it is.
     *
     * @param patience how long it may take
     */
    public Answer ask(String method, String path, Duration patience) {
        return send(request(path).method(method, BodyPublishers.noBody()).timeout(patience));
    }

    /**
     * The answer, whatever it is.
     *
     * @param patience how long it may take
     */
    public Answer ask(String method, String path, String json, Duration patience) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .timeout(patience));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = exchange(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }

    /** The lab's events after this one, as server-sent events, until closed; the first answer may be refused. */
    InputStream events(String path, long after) {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (after >= 0) {
            request.header("Last-Event-ID", String.valueOf(after));
        }
        HttpResponse<InputStream> response = exchange(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw LabProblem.of(lab, new Answer(response.statusCode(), rest(response.body())));
        }
        return response.body();
    }

    private static byte[] rest(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException cut) {
            return new byte[0];
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(lab.at(path));
        lab.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (HttpConnectTimeoutException silent) {
            throw unreachable("nothing answers");
        } catch (HttpTimeoutException slow) {
            throw new Refusal(
                    ExitCode.TIMED_OUT, List.of("the lab at " + lab + " was asked and did not answer in time"));
        } catch (IOException refused) {
            throw unreachable(
                    refused instanceof ConnectException
                            ? "nothing listens"
                            : "what answers hung up, or speaks no HTTP");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Refusal.environment("interrupted while the lab at " + lab + " was asked");
        }
    }

    private Refusal unreachable(String why) {
        return Refusal.environment("there is no lab at " + lab + ": " + why
                + " (start one: fixuplab serve; --url or FIXUPLAB_URL names another)");
    }
}
