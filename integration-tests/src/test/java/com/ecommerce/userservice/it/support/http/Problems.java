package com.ecommerce.userservice.it.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Assertions on problem details (RFC 9457), the errors of the REST API. */
public final class Problems {

    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("validation_failed", 400),
            Map.entry("malformed_body", 400),
            Map.entry("invalid_credentials", 401),
            Map.entry("otp_required", 401),
            Map.entry("authentication_required", 401),
            Map.entry("token_not_valid", 401),
            Map.entry("account_setup_required", 403),
            Map.entry("permission_denied", 403),
            Map.entry("registration_closed", 403),
            Map.entry("not_found", 404),
            Map.entry("method_not_allowed", 405),
            Map.entry("conflict", 409),
            Map.entry("body_too_large", 413),
            Map.entry("unsupported_media_type", 415),
            Map.entry("code_not_valid", 400),
            Map.entry("challenge_expired", 410),
            Map.entry("password_reset_closed", 403),
            Map.entry("reauthentication_required", 403),
            Map.entry("rate_limited", 429),
            Map.entry("internal", 500),
            Map.entry("unavailable", 503));

    private Problems() {}

    /** Asserts that the reply is this problem, of the contract's status and shape, and returns its body. */
    public static JsonNode assertProblem(Reply reply, String code) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(STATUS.get(code));
        assertThat(reply.header("Content-Type")).as("%s", reply).startsWith("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("code").asText()).as("%s", reply).isEqualTo(code);
        assertThat(problem.path("status").intValue()).isEqualTo(reply.status());
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertStableType(code, problem.path("type").asText());
        if (code.equals("rate_limited") || code.equals("unavailable")) {
            assertThat(Integer.parseInt(reply.header("Retry-After")))
                    .as("%s", reply)
                    .isPositive();
        }
        assertTellsNoInternals(reply);
        return problem;
    }

    /** Asserts {@code validation_failed} that names exactly these fields, each with at least one sentence. */
    public static void assertInvalid(Reply reply, String... fields) {
        JsonNode errors = assertProblem(reply, "validation_failed").path("errors");
        assertThat(Json.fieldNames(errors)).as("%s", reply).containsExactlyInAnyOrder(fields);
        for (JsonNode sentences : errors) {
            assertThat(sentences.isArray()).isTrue();
            assertThat(Json.texts(sentences))
                    .isNotEmpty()
                    .allSatisfy(sentence -> assertThat(sentence).isNotBlank());
        }
    }

    private static void assertStableType(String code, String type) {
        assertThat(type).isEqualTo("/api/errors#" + code);
    }

    private static void assertTellsNoInternals(Reply reply) {
        assertThat(reply.body())
                .doesNotContain("Exception", "org.keycloak", "com.ecommerce", "java.", "\tat ", "org.hibernate");
    }
}
