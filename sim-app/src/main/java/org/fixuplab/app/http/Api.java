package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.ServerBuilder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a server of a table of endpoints: each guarded, each judged, each on a thread that may block. */
final class Api {

    private final List<Endpoint> endpoints;
    private final Guard guard;

    Api(List<Endpoint> endpoints, Guard guard) {
        this.endpoints = List.copyOf(endpoints);
        this.guard = guard;
    }

    void bindTo(ServerBuilder server) {
        endpoints.forEach(endpoint -> server.service(route(endpoint.path(), methods(endpoint)), service(endpoint)));
        methodsByPath()
                .forEach((path, methods) -> server.service(
                        route(path, Set.of(HttpMethod.OPTIONS)),
                        (context, request) -> HttpResponse.of(Answers.headers(204)
                                .set(HttpHeaderNames.ALLOW, String.join(", ", methods))
                                .build())));
        server.decorator((delegate, context, request) -> {
            guard.judgeSource(request.headers());
            return delegate.serve(context, request);
        });
        server.errorHandler(new Problems(this::methodsOf));
    }

    private static Route route(String path, Set<HttpMethod> methods) {
        return Route.builder().path(path).methods(methods).build();
    }

    /** What can be asked for can be asked about. */
    private static Set<HttpMethod> methods(Endpoint endpoint) {
        return endpoint.method() == HttpMethod.GET
                ? Set.of(HttpMethod.GET, HttpMethod.HEAD)
                : Set.of(endpoint.method());
    }

    private HttpService service(Endpoint endpoint) {
        return (context, request) -> {
            if (!endpoint.open()) {
                guard.judgeToken(request.headers());
            }
            return HttpResponse.of(request.aggregate()
                    .thenApplyAsync(
                            whole -> answer(new Call(context, whole, endpoint), endpoint),
                            context.blockingTaskExecutor()));
        };
    }

    private static HttpResponse answer(Call call, Endpoint endpoint) {
        call.judge();
        try {
            return endpoint.handler().handle(call);
        } catch (RuntimeException wrong) {
            throw wrong;
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private Map<String, Set<String>> methodsByPath() {
        Map<String, Set<String>> byPath = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            Set<String> methods = byPath.computeIfAbsent(endpoint.path(), path -> new LinkedHashSet<>());
            methods(endpoint).stream().map(HttpMethod::name).sorted().forEach(methods::add);
            methods.add(HttpMethod.OPTIONS.name());
        }
        return byPath;
    }

    /** Of a path as it was asked for. */
    private Set<String> methodsOf(String path) {
        String plain = path.replaceFirst("[?#].*", "");
        Set<String> methods = new LinkedHashSet<>();
        methodsByPath().forEach((pattern, those) -> {
            if (plain.matches(pattern.replaceAll("\\{[^}]*}", "[^/]+"))) {
                methods.addAll(those);
            }
        });
        return methods;
    }
}
