package com.ecommerce.userservice.realm.server;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The administrator's access token, got anew before it expires: those of master live for a minute. */
final class AccessTokens {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final Connection connection;
    private final String realm;
    private final Administrator administrator;
    private String token;
    private String refreshToken = "";
    private long renewAt;

    AccessTokens(Connection connection, ServerSettings settings) {
        this.connection = connection;
        this.realm = settings.realm();
        this.administrator = settings.administrator();
    }

    /**
     * Returns a token that lives on for at least half of its time.
     *
     * @throws Failure if the server refuses the administrator
     */
    String current() {
        if (token == null || System.nanoTime() - renewAt > 0) {
            JsonNode reply = login();
            token = reply.path("access_token").asText();
            refreshToken = reply.path("refresh_token").asText();
            renewAt = System.nanoTime() + reply.path("expires_in").asLong() * NANOS_PER_SECOND / 2;
        }
        return token;
    }

    /** Ends the session, if there is one. */
    void end() {
        if (!refreshToken.isEmpty()) {
            Map<String, String> form =
                    Map.of("client_id", administrator.form().get("client_id"), "refresh_token", refreshToken);
            try {
                post("logout", form);
            } catch (Failure e) {
                // What was to be done is done, and the session ends by itself.
                refreshToken = "";
            }
        }
    }

    private JsonNode login() {
        HttpResponse<String> response = post("token", loginForm());
        if (response.statusCode() == 200) {
            return AdminApiResponses.json(response);
        }
        if (response.statusCode() == 404) {
            throw new Failure(connection.url() + " knows no realm " + realm + ". Set " + ServerSettings.REALM
                    + " to the administrator's realm, and " + ServerSettings.URL
                    + " to the server's address with its path, if it has one.");
        }
        if (response.statusCode() >= 500) {
            throw AdminApiResponses.failure("The login of the administrator", response);
        }
        throw new Failure(
                "The server refuses the administrator in the realm " + realm + " (" + AdminApiResponses.reason(response)
                        + "). Set " + administrator.variables()
                        + " to what holds there now: the server itself reads them at its"
                        + " very first start only. A user who has to give a one-time password cannot be used here.");
    }

    /** The session that a user's login began goes on, so that one run is one session. */
    private Map<String, String> loginForm() {
        if (refreshToken.isEmpty()) {
            return administrator.form();
        }
        return Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                administrator.form().get("client_id"),
                "refresh_token",
                refreshToken);
    }

    private HttpResponse<String> post(String endpoint, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String path = "/realms/" + AdminApi.path(realm) + "/protocol/openid-connect/" + endpoint;
        return connection.send(HttpRequest.newBuilder(URI.create(connection.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
