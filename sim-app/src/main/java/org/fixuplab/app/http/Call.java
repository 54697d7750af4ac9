package org.fixuplab.app.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.typesafe.config.ConfigObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.words.NearestWord;

/** One request to an endpoint, whole. Confined to its handler. */
final class Call {

    private final ServiceRequestContext context;
    private final AggregatedHttpRequest request;
    private final Endpoint endpoint;

    Call(ServiceRequestContext context, AggregatedHttpRequest request, Endpoint endpoint) {
        this.context = context;
        this.request = request;
        this.endpoint = endpoint;
    }

    ServiceRequestContext context() {
        return context;
    }

    /** A parameter of the path, decoded. */
    String path(String name) {
        String value = context.pathParam(name);
        if (value == null) {
            throw new IllegalStateException(endpoint.path() + " has no " + name);
        }
        return value;
    }

    /** The id that ends the path; nothing can have a wrong one. */
    long id() {
        String text = path("id");
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND,
                    new Flaw("id", "nothing has the id " + quoted(text), "an id is a number from 1 on"));
        }
        return Long.parseLong(text);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.headers().get(name));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParams().get(name));
    }

    /** All values of a parameter that may be repeated. */
    List<String> queries(String name) {
        return context.queryParams().getAll(name);
    }

    boolean flag(String name) {
        return word(name, Map.of("true", true, "false", false)).orElse(false);
    }

    <T> Optional<T> word(String name, Map<String, T> words) {
        return query(name).map(text -> {
            T value = words.get(text);
            if (value == null) {
                throw badValue(
                        name,
                        name + " is " + quoted(text),
                        "write one of "
                                + String.join(
                                        ", ", words.keySet().stream().sorted().toList()));
            }
            return value;
        });
    }

    long number(String name, long standard, long least, long greatest) {
        return query(name).map(text -> number(name, text, least, greatest)).orElse(standard);
    }

    static long number(String name, String text, long least, long greatest) {
        if (text.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        }
        throw badValue(name, name + " is " + quoted(text), "write a whole number from " + least + " to " + greatest);
    }

    /** The body; an absent one is refused. */
    ConfigObject body() {
        return JsonBody.read(request.content().array());
    }

    /** @throws ProblemException if a parameter is unknown, or stands there twice, or there is a body and none is wanted, or no JSON */
    void judge() {
        Map<String, Parameter> known = new LinkedHashMap<>();
        endpoint.parameters(Parameter.Place.QUERY).forEach(it -> known.put(it.name(), it));
        QueryParams given = context.queryParams();
        for (String name : given.names()) {
            Parameter parameter = known.get(name);
            if (parameter == null) {
                throw new ProblemException(
                        ErrorCode.UNKNOWN_KEY,
                        new Flaw(
                                name,
                                "there is no parameter " + quoted(name),
                                known.isEmpty() ? "this path takes none" : NearestWord.suggest(name, known.keySet())));
            }
            if (given.getAll(name).size() > 1 && !parameter.repeated()) {
                throw badValue(name, name + " is given twice", "give it once");
            }
        }
        boolean empty = request.content().isEmpty();
        if (endpoint.body().isEmpty() && !empty) {
            throw new ProblemException(
                    ErrorCode.BAD_REQUEST, new Flaw("", "there is a body, and none is wanted", "send none"));
        }
        if (endpoint.body().isPresent() && !empty && !ContentTypes.isJson(request.contentType())) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED_TYPE,
                    new Flaw("Content-Type", "the body's Content-Type is not JSON", "send application/json"));
        }
        if (!ContentTypes.accepted(request.headers(), endpoint)) {
            throw new ProblemException(
                    ErrorCode.NOT_ACCEPTABLE,
                    new Flaw(
                            "Accept",
                            "Accept leaves out what this path answers",
                            "accept " + ContentTypes.of(endpoint)));
        }
    }

    static ProblemException badValue(String key, String message, String remedy) {
        return new ProblemException(ErrorCode.BAD_VALUE, new Flaw(key, message, remedy));
    }

    /** A text from the wire, in a sentence: shortened, and without what would confuse a terminal. */
    static String quoted(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return "\"" + (plain.length() > 60 ? plain.substring(0, 57) + "..." : plain) + "\"";
    }
}
