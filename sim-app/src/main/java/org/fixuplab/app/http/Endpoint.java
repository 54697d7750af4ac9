package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method of a path: what it is for, what it takes and gives, and who does it. The server and its OpenAPI document are both made of these.
 * Immutable.
 *
 * @param path with its parameters in braces
 * @param body empty if it takes none
 * @param errors those of its own, beside what every endpoint may answer
 * @param open whether it needs no token
 */
record Endpoint(
        HttpMethod method,
        String path,
        String tag,
        String summary,
        List<Parameter> parameters,
        Optional<Schema> body,
        List<Reply> replies,
        List<ErrorCode> errors,
        boolean open,
        Handler handler) {

    /** Does what was asked. May block; is never on an event loop. */
    @FunctionalInterface
    interface Handler {

        /**
         * Answers.
         *
         * @throws ProblemException if it cannot be done, and the sender can change that
         */
        HttpResponse handle(Call call) throws Exception;
    }

    private static Endpoint of(HttpMethod method, String path, String summary) {
        String[] words = path.split("/", -1);
        String tag = words[1].equals("v1") ? words[2] : "server";
        return new Endpoint(
                method, path, tag, summary, List.of(), Optional.empty(), List.of(), List.of(), false, call -> {
                    throw new IllegalStateException(path + " has no handler");
                });
    }

    static Endpoint get(String path, String summary) {
        return of(HttpMethod.GET, path, summary);
    }

    static Endpoint post(String path, String summary) {
        return of(HttpMethod.POST, path, summary);
    }

    static Endpoint put(String path, String summary) {
        return of(HttpMethod.PUT, path, summary);
    }

    static Endpoint patch(String path, String summary) {
        return of(HttpMethod.PATCH, path, summary);
    }

    static Endpoint delete(String path, String summary) {
        return of(HttpMethod.DELETE, path, summary);
    }

    Endpoint with(Parameter... more) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return new Endpoint(method, path, tag, summary, all, body, replies, errors, open, handler);
    }

    Endpoint with(List<Parameter> more) {
        return with(more.toArray(Parameter[]::new));
    }

    Endpoint taking(Schema value) {
        return new Endpoint(method, path, tag, summary, parameters, Optional.of(value), replies, errors, open, handler);
    }

    Endpoint giving(Reply... value) {
        return new Endpoint(method, path, tag, summary, parameters, body, List.of(value), errors, open, handler);
    }

    Endpoint failing(ErrorCode... value) {
        return new Endpoint(method, path, tag, summary, parameters, body, replies, List.of(value), open, handler);
    }

    Endpoint withoutToken() {
        return new Endpoint(method, path, tag, summary, parameters, body, replies, errors, true, handler);
    }

    Endpoint by(Handler value) {
        return new Endpoint(method, path, tag, summary, parameters, body, replies, errors, open, value);
    }

    List<Parameter> parameters(Parameter.Place place) {
        return parameters.stream().filter(it -> it.place() == place).toList();
    }
}
