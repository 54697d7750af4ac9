package org.fixuplab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Judges an answer that is to be a problem of the client's. */
final class Problem {

    private Problem() {}

    static void assertIs(Contract contract, int status, String type, String body) {
        assertThat(status).as(body).isBetween(400, 499);
        assertThat(type).isEqualTo("application/problem+json");
        contract.assertProblem(body);
        JsonNode problem = Contract.parse(body);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        String word =
                problem.get("code").asText().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        assertThat(ErrorCode.valueOf(word).status()).as("the status of " + word).isEqualTo(status);
        assertThat(body)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("org.fixuplab")
                .doesNotContain("com.linecorp")
                .doesNotContain("com.typesafe")
                .doesNotContain("root:");
        problem.get("problems").forEach(flaw -> {
            assertThat(flaw.get("message").asText()).isNotBlank();
            assertThat(flaw.get("remedy").asText()).isNotBlank();
        });
    }
}
