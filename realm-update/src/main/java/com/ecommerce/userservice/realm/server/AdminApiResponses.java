package com.ecommerce.userservice.realm.server;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.util.JsonSerialization;

/** Reads responses of Keycloak's admin API: their JSON, and the reason of a refusal as a sentence. */
final class AdminApiResponses {

    private static final List<String> REASONS = List.of("error", "error_description", "errorMessage");

    private AdminApiResponses() {}

    /** Returns the body; missing if it is empty. */
    static JsonNode json(HttpResponse<String> response) {
        try {
            return response.body().isBlank()
                    ? MissingNode.getInstance()
                    : JsonSerialization.mapper.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new Failure(
                    "The answer of " + response.uri() + " is not Keycloak's. Is " + ServerSettings.URL + " right?", e);
        }
    }

    /** Returns why the server did not do something. */
    static Failure failure(String what, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 403) {
            return new Failure(what + " is not permitted to the administrator. It needs the role admin of the realm"
                    + " master; or, of the realm itself, the role realm-admin of the client realm-management.");
        }
        if (status >= 500) {
            return new Failure(what + " failed in the server (" + reason(response) + "). Its log says why.");
        }
        return new Failure(what + " was refused (" + reason(response) + ").");
    }

    /** Returns the status and what Keycloak says about it. */
    static String reason(HttpResponse<String> response) {
        String status = "HTTP " + response.statusCode();
        try {
            JsonNode body = JsonSerialization.mapper.readTree(response.body());
            String details = Stream.concat(
                            REASONS.stream().map(body::path), body.path("errors").findValues("errorMessage").stream())
                    .map(JsonNode::textValue)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(": "));
            return details.isEmpty() ? status : status + ", " + details;
        } catch (JsonProcessingException e) {
            return status;
        }
    }
}
