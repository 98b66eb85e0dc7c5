package com.ecommerce.userservice.benchmarks.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The HTTP requests that are measured, made once each: fails if a reply is not the right one. Each method returns how
 * long the reply's body is, in bytes, which tells right replies from wrong ones under load.
 */
public record HttpCheck(TestData data) {

    public int introspection() {
        String body = Http.send(
                "POST", data.endpoint("token/introspect"), Map.of("Content-Type", Http.FORM), data.introspectionForm());
        return length(body, Http.parse(body).path("active").asBoolean());
    }

    public int userinfo() {
        return profile(data.endpoint("userinfo"), "sub");
    }

    public int me() {
        return profile(data.url() + "/api/users/me/", "id");
    }

    private int profile(String url, String id) {
        String body = Http.send("GET", url, Map.of("Authorization", "Bearer " + data.token()), "");
        JsonNode reply = Http.parse(body);
        return length(body, reply.path(id).asText().equals(data.user().id()));
    }

    private static int length(String body, boolean right) {
        if (!right) {
            throw new IllegalStateException("Not the right reply: " + body);
        }
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
