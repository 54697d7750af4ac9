package org.fixuplab.app.http;

import com.linecorp.armeria.common.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The OpenAPI document of some endpoints. */
final class OpenApi {

    /** Of the interface, as its paths have it; the lab's own is at /v1/version. */
    private static final String VERSION = "1";

    private static final String DESCRIPTION =
            "Control of a running lab. Errors are application/problem+json with a stable `code`;"
                    + " lists are `{\"items\": [...], \"next\": ...}`. Times are UTC, ids count from 1.";

    private OpenApi() {}

    static Map<String, Object> of(List<Endpoint> endpoints) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Fixup Lab");
        info.put("version", VERSION);
        info.put("description", DESCRIPTION);
        document.put("info", info);
        document.put("paths", paths(endpoints));
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        Schemas.all().forEach((name, schema) -> schemas.put(name, schema.keywords()));
        components.put("schemas", schemas);
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("type", "http");
        token.put("scheme", "bearer");
        components.put("securitySchemes", Map.of("token", token));
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> paths(List<Endpoint> endpoints) {
        Map<String, Object> paths = new LinkedHashMap<>();
        endpoints.stream()
                .collect(Collectors.groupingBy(Endpoint::path, LinkedHashMap::new, Collectors.toList()))
                .forEach((path, methods) -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    methods.forEach(it -> item.put(it.method().name().toLowerCase(Locale.ROOT), operation(it)));
                    paths.put(path, item);
                });
        return paths;
    }

    private static Map<String, Object> operation(Endpoint endpoint) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(endpoint.tag()));
        operation.put("summary", endpoint.summary());
        operation.put("operationId", operationId(endpoint));
        operation.put("security", endpoint.open() ? List.of() : List.of(Map.of(), Map.of("token", List.of())));
        operation.put(
                "parameters",
                endpoint.parameters().stream().map(OpenApi::parameter).toList());
        endpoint.body().ifPresent(body -> {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("required", true);
            request.put("content", Map.of("application/json", Map.of("schema", body.keywords())));
            operation.put("requestBody", request);
        });
        operation.put("responses", responses(endpoint));
        return operation;
    }

    /** {@code getV1SessionsIdPcap} */
    private static String operationId(Endpoint endpoint) {
        StringBuilder id = new StringBuilder(endpoint.method().name().toLowerCase(Locale.ROOT));
        for (String word : endpoint.path().split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", parameter.name());
        row.put("in", parameter.place().name().toLowerCase(Locale.ROOT));
        row.put("required", parameter.place() == Parameter.Place.PATH);
        row.put("description", parameter.description());
        row.put("schema", parameter.schema().keywords());
        return row;
    }

    private static Map<String, Object> responses(Endpoint endpoint) {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Reply reply : endpoint.replies()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("description", reply.description());
            if (!reply.types().isEmpty()) {
                Map<String, Object> content = new LinkedHashMap<>();
                for (MediaType type : reply.types()) {
                    content.put(
                            type.withoutParameters().toString(),
                            Map.of("schema", reply.schema().keywords()));
                }
                row.put("content", content);
            }
            responses.put(String.valueOf(reply.status()), row);
        }
        errors(endpoint).forEach((status, words) -> responses.putIfAbsent(String.valueOf(status), problem(words)));
        return responses;
    }

    /** The codes that an endpoint may answer, by status. */
    private static Map<Integer, List<String>> errors(Endpoint endpoint) {
        Set<ErrorCode> codes = new LinkedHashSet<>(Problems.common());
        if (!endpoint.open()) {
            codes.add(ErrorCode.UNAUTHORIZED);
        }
        codes.addAll(endpoint.errors());
        Map<Integer, List<String>> byStatus = new TreeMap<>();
        codes.stream()
                .sorted()
                .forEach(code -> byStatus.computeIfAbsent(code.status(), status -> new ArrayList<>())
                        .add(code.word()));
        return byStatus;
    }

    private static Map<String, Object> problem(List<String> words) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("description", String.join(", ", words));
        row.put(
                "content",
                Map.of(
                        Answers.PROBLEM.toString(),
                        Map.of("schema", Schema.named("Problem").keywords())));
        return row;
    }
}
