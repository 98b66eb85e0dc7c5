package com.ecommerce.userservice.realm.server;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.util.JsonSerialization;

/** Keycloak's public admin API of a running server. Paths are relative to {@code /admin/realms/}. */
public final class AdminApi implements AutoCloseable {

    private final Connection connection;
    private final AccessTokens tokens;

    public AdminApi(ServerSettings settings) {
        this.connection = new Connection(settings);
        this.tokens = new AccessTokens(connection, settings);
    }

    /** Joins segments of a path, each encoded. */
    public static String path(String... segments) {
        return Arrays.stream(segments)
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /**
     * Reads something that is there.
     *
     * @throws Failure if the server refuses it
     */
    public JsonNode get(String path) {
        return succeeded("Reading " + path, send("GET", path, null));
    }

    /**
     * Reads something that may be absent.
     *
     * @throws Failure if the server refuses it for another reason than its absence
     */
    public Optional<JsonNode> find(String path) {
        HttpResponse<String> response = send("GET", path, null);
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(succeeded("Reading " + path, response));
    }

    /**
     * Creates something.
     *
     * @throws Failure if the server refuses it
     */
    public void post(String path, JsonNode body) {
        succeeded("Adding to " + path, send("POST", path, body));
    }

    /**
     * Changes something.
     *
     * @param body null for none
     * @throws Failure if the server refuses it
     */
    public void put(String path, JsonNode body) {
        succeeded("Changing " + path, send("PUT", path, body));
    }

    /**
     * Removes something.
     *
     * @param body null for none
     * @throws Failure if the server refuses it
     */
    public void delete(String path, JsonNode body) {
        succeeded("Removing from " + path, send("DELETE", path, body));
    }

    private HttpResponse<String> send(String method, String path, JsonNode body) {
        return connection.send(HttpRequest.newBuilder(URI.create(connection.url() + "/admin/realms/" + path))
                .header("Authorization", "Bearer " + tokens.current())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, publisher(body)));
    }

    private static HttpRequest.BodyPublisher publisher(JsonNode body) {
        if (body == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        try {
            return HttpRequest.BodyPublishers.ofString(JsonSerialization.mapper.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode succeeded(String what, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw AdminApiResponses.failure(what, response);
        }
        return AdminApiResponses.json(response);
    }

    /** Ends the administrator's session. */
    @Override
    public void close() {
        tokens.end();
    }
}
