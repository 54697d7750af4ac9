package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the served OpenAPI document promises. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    /** A method of a path, as the document has them. */
    record Operation(String method, String path, JsonNode node) {

        /** The path with something in place of its parameters. */
        String filled() {
            return path.replace("{name}", "default")
                    .replace("{version}", "asa-8.2.5")
                    .replace("{other}", "none")
                    .replace("{file}", "start.js")
                    .replace("{id}", "1");
        }

        boolean takesBody() {
            return node.has("requestBody");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Contract(String openapi) {
        document = parse(openapi);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError("no JSON: " + json, wrong);
        }
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                all.add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
            }
        }
        return all;
    }

    /** The operation that a request without its query is. */
    Operation operation(String method, String path) {
        String plain = path.replaceFirst("[?].*", "");
        return operations().stream()
                .filter(it -> it.method().equals(method))
                .filter(it -> plain.equals(it.path()) || plain.matches(it.path().replaceAll("\\{[^}]*}", "[^/]+")))
                // /v1/sessions/wait before /v1/sessions/{id}
                .min(java.util.Comparator.comparing(it -> it.path().contains("{")))
                .orElseThrow(() -> new AssertionError("no operation " + method + " " + path));
    }

    /** That this answer is one of those promised. */
    void assertKept(Operation operation, int status, String type, String body) {
        JsonNode response = operation.node().get("responses").get(String.valueOf(status));
        assertThat(response)
                .as("%s answers %d, which the document does not promise: %s", operation, status, body)
                .isNotNull();
        if (!response.has("content")) {
            assertThat(body).isEmpty();
            return;
        }
        List<String> types = new ArrayList<>();
        response.get("content").fieldNames().forEachRemaining(types::add);
        String plain = type.replaceFirst(";.*", "");
        if (!operation.path().equals("/docs/{file}")) {
            assertThat(types).as("%s %d", operation, status).contains(plain);
        }
        if (plain.endsWith("json")) {
            assertValid(response.get("content").get(plain).get("schema"), body);
        }
    }

    void assertValid(JsonNode schema, String body) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.get("components"));
        assertThat(SCHEMAS.getSchema(root).validate(parse(body))).as(body).isEmpty();
    }

    void assertProblem(String body) {
        assertValid(JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"), body);
    }

    Stream<String> codes(Operation operation, int status) {
        JsonNode response = operation.node().get("responses").get(String.valueOf(status));
        return response == null
                ? Stream.empty()
                : Stream.of(response.get("description").asText().split(", "));
    }
}
