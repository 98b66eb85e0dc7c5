package com.ecommerce.userservice.benchmarks.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keycloak's admin API of the realm, as its bootstrap administrator. */
final class Administration {

    private static final String TAB_PROVIDER = "org.keycloak.services.ui.extend.UiTabProvider";

    private final String server;
    private final String realm;
    private final String administrator;

    /**
     * Logs nobody in yet.
     *
     * @param administrator name and password
     */
    Administration(String server, String realm, String administrator) {
        this.server = server;
        this.realm = realm;
        this.administrator = administrator;
    }

    /**
     * Creates a confidential client whose tokens are meant for the user service.
     *
     * @param lifespanSeconds of its access tokens
     */
    void createClient(String clientId, String secret, int lifespanSeconds) {
        Map<String, Object> audience = Map.of(
                "name",
                "audience",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.client.audience", Preparation.AUDIENCE, "access.token.claim", "true"));
        send(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        secret,
                        "publicClient",
                        false,
                        "standardFlowEnabled",
                        false,
                        "directAccessGrantsEnabled",
                        true,
                        "serviceAccountsEnabled",
                        true,
                        "attributes",
                        Map.of("access.token.lifespan", Integer.toString(lifespanSeconds)),
                        "protocolMappers",
                        List.of(audience)));
    }

    /** Switches the realm's rate limits off: all requests come from one address. */
    void switchLimitsOff() {
        Map<String, Object> component = new HashMap<>();
        for (JsonNode tab : get("/components?type=" + TAB_PROVIDER)) {
            if (tab.path("providerId").asText().equals("user-api")) {
                component.put("id", tab.path("id").asText());
            }
        }
        component.putAll(Map.of(
                "providerType",
                TAB_PROVIDER,
                "providerId",
                "user-api",
                "config",
                Map.of(
                        "apiEnabled", List.of("true"),
                        "loginLimitPerMinute", List.of("0"),
                        "registrationLimitPerHour", List.of("0"))));
        send("PUT", "/components/" + component.get("id"), component);
    }

    /** Gives a client's service account a role of the user service's client. */
    void addServiceRole(String clientId, String role) {
        JsonNode account = get("/clients/" + id(clientId) + "/service-account-user");
        String audience = id(Preparation.AUDIENCE);
        JsonNode representation = get("/clients/" + audience + "/roles/" + role);
        send(
                "POST",
                "/users/" + account.path("id").asText() + "/role-mappings/clients/" + audience,
                List.of(representation));
    }

    String secret(String clientId) {
        return get("/clients/" + id(clientId) + "/client-secret").path("value").asText();
    }

    private String id(String clientId) {
        return get("/clients?clientId=" + Http.encode(clientId))
                .path(0)
                .path("id")
                .asText();
    }

    private JsonNode get(String path) {
        return Http.parse(send("GET", path, null));
    }

    private String send(String method, String path, Object json) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + token()));
        if (json != null) {
            headers.put("Content-Type", Http.JSON);
        }
        return Http.send(
                method, server + "/admin/realms/" + realm + path, headers, json == null ? "" : Http.write(json));
    }

    private String token() {
        Map<String, String> form = Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                administrator,
                "password",
                administrator);
        return Http.postForm(server + "/realms/master/protocol/openid-connect/token", form)
                .path("access_token")
                .asText();
    }
}
