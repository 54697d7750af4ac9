package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written about the interface. */
class OpenApiTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static ServedLab lab;

    @BeforeAll
    static void start() {
        lab = ServedLab.start();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void the_committed_document_is_the_served_one() throws Exception {
        String served = lab.get("/openapi.json").body();
        Path committed = DOCS.resolve("openapi.json");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(committed, served);
        }
        assertThat(served).as("-Dgolden=write writes docs/openapi.json anew").isEqualTo(Files.readString(committed));
    }

    @Test
    void every_reference_leads_somewhere_and_every_operation_has_its_own_id() {
        Contract contract = new Contract(lab.get("/openapi.json").body());
        List<String> ids = new ArrayList<>();
        contract.operations().forEach(it -> ids.add(it.node().get("operationId").asText()));
        assertThat(ids).doesNotHaveDuplicates();
        for (JsonNode reference : contract.document().findValues("$ref")) {
            assertThat(contract.document().at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    @Test
    void docs_http_lists_the_codes_there_are() throws Exception {
        String page = Files.readString(DOCS.resolve("http.md"));
        List<String> rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [0-9]{3} \\|.*$")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> "| `%s` | %d | %s |".formatted(code.word(), code.status(), code.meaning()))
                        .toList());
    }

    @Test
    void the_page_loads_nothing_from_anywhere_else() {
        HttpResponse<String> page = lab.get("/docs");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(page.body() + lab.get("/docs/start.js").body()).doesNotContain("://");
        List<String> loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(it -> it.group(1))
                .toList();
        assertThat(loaded)
                .hasSizeGreaterThan(3)
                .allSatisfy(file ->
                        assertThat(lab.get("/" + file).statusCode()).as(file).isEqualTo(200));
        assertThat(new TreeSet<>(loaded)).contains("docs/swagger-ui-bundle.js", "docs/swagger-ui.css");
    }
}
