package com.ecommerce.userservice.repairs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.api.Test;

class UriNamesTest {

    private final UriNames names = new UriNames(15);

    @Test
    void givenPathWithoutSuccess_whenCounted_thenUnknown() {
        assertThat(uri("GET", "/a/../b", "CLIENT_ERROR", "400")).isEqualTo("UNKNOWN");
        assertThat(uri("POST", "/slow", "CLIENT_ERROR", "408")).isEqualTo("UNKNOWN");
        assertThat(uri("POST", "/gone", "CLIENT_ERROR", "RESET")).isEqualTo("UNKNOWN");
        assertThat(uri("GET", "/brace/{x}", "CLIENT_ERROR", "400")).isEqualTo("UNKNOWN");
    }

    @Test
    void givenOptions_whenAnswered_thenUnknown() {
        assertThat(uri("OPTIONS", "/api/users/invented", "SUCCESS", "204")).isEqualTo("UNKNOWN");
    }

    @Test
    void givenPathThatWasAnswered_whenItFails_thenNamed() {
        assertThat(uri("POST", "/api/auth/login", "SUCCESS", "200")).isEqualTo("/api/auth/login");
        assertThat(uri("POST", "/api/auth/login", "SERVER_ERROR", "500")).isEqualTo("/api/auth/login");
        assertThat(uri("POST", "/api/auth/login", "CLIENT_ERROR", "408")).isEqualTo("/api/auth/login");
    }

    @Test
    void givenTemplate_whenResourceRefuses_thenNamed() {
        assertThat(uri("GET", "/api/users/{id}", "CLIENT_ERROR", "401")).isEqualTo("/api/users/{id}");
        assertThat(uri("GET", "/api/users/{id}", "SERVER_ERROR", "500")).isEqualTo("/api/users/{id}");
    }

    @Test
    void givenNamesOfQuarkus_whenCounted_thenKept() {
        assertThat(uri("GET", "NOT_FOUND", "CLIENT_ERROR", "404")).isEqualTo("NOT_FOUND");
        assertThat(uri("GET", "root", "SUCCESS", "200")).isEqualTo("root");
    }

    @Test
    void givenBoundReached_whenFurtherPathIsAnswered_thenUnknownAndTheOthersStay() {
        for (int i = 0; i < 10; i++) {
            assertThat(uri("GET", "/path" + i, "SUCCESS", "200")).isEqualTo("/path" + i);
        }

        assertThat(uri("GET", "/path10", "SUCCESS", "200")).isEqualTo("UNKNOWN");
        assertThat(uri("GET", "/path9", "SERVER_ERROR", "500")).isEqualTo("/path9");
    }

    @Test
    void givenOtherMeter_whenCounted_thenUntouched() {
        Meter.Id other = id("http.client.requests", "GET", "/anything", "CLIENT_ERROR", "400");

        assertThat(names.map(other)).isSameAs(other);
    }

    private String uri(String method, String uri, String outcome, String status) {
        Meter.Id mapped = names.map(id("http.server.requests", method, uri, outcome, status));
        assertThat(mapped.getTag("status")).isEqualTo(status);
        return mapped.getTag("uri");
    }

    private static Meter.Id id(String name, String method, String uri, String outcome, String status) {
        return new Meter.Id(
                name,
                Tags.of("method", method, "uri", uri, "outcome", outcome, "status", status),
                null,
                null,
                Meter.Type.TIMER);
    }
}
