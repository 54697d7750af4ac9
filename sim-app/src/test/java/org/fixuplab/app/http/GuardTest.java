package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lab with a token. */
class GuardTest {

    private static final String TOKEN = "s3cret-of-the-lab";
    private static ServedLab lab;
    private static Contract contract;

    @BeforeAll
    static void start() {
        lab = ServedLab.start(Optional.of(TOKEN));
        contract = new Contract(lab.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void every_operation_wants_the_token_but_those_that_say_they_do_not() {
        for (Contract.Operation it : contract.operations()) {
            HttpResponse<String> answer =
                    lab.send(lab.request(it.filled()).method(it.method(), BodyPublishers.noBody()));
            boolean open = it.node().get("security").isEmpty();
            if (open) {
                assertThat(answer.statusCode()).as(it.toString()).isEqualTo(200);
            } else {
                assertThat(answer.statusCode()).as(it.toString()).isEqualTo(401);
                assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"fixuplab\"");
                Problem.assertIs(contract, 401, "application/problem+json", answer.body());
            }
        }
    }

    @Test
    void livez_readyz_and_the_page_are_open_and_nothing_that_tells_of_the_lab() {
        assertThat(contract.operations().stream()
                        .filter(it -> it.node().get("security").isEmpty())
                        .map(Contract.Operation::path))
                .containsExactlyInAnyOrder("/livez", "/readyz", "/openapi.json", "/docs", "/docs/{file}");
    }

    @Test
    void another_token_is_none() {
        for (String wrong : List.of(
                "Bearer",
                "Bearer ",
                "Bearer s3cret",
                "Bearer S3CRET-OF-THE-LAB",
                "Bearer " + TOKEN + "x",
                "Bearer " + "x".repeat(5_000),
                "Basic " + TOKEN,
                TOKEN)) {
            HttpResponse<String> answer = lab.send(lab.request("/v1/version").header("Authorization", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            Problem.assertIs(contract, 401, "application/problem+json", answer.body());
            assertThat(answer.body()).doesNotContain(TOKEN);
        }
        assertThat(lab.get("/v1/version?token=" + TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void the_right_one_opens_all_and_yet_not_to_a_foreign_page() {
        assertThat(lab.send(lab.request("/v1/version").header("Authorization", "Bearer " + TOKEN))
                        .statusCode())
                .isEqualTo(200);
        assertThat(lab.send(lab.request("/v1/version").header("Authorization", "bearer " + TOKEN))
                        .statusCode())
                .isEqualTo(200);
        assertThat(lab.send(lab.request("/v1/version")
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
    }
}
