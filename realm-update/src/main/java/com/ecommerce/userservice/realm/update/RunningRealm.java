package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.ecommerce.userservice.realm.server.AdminApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One realm of the running server, as it is at the moment of each call; only the ids of clients are remembered. */
final class RunningRealm {

    private final AdminApi api;
    private final String name;
    private final String path;
    private final Map<String, String> clientIdsById = new HashMap<>();

    RunningRealm(AdminApi api, String name) {
        this.api = api;
        this.name = name;
        this.path = AdminApi.path(name);
    }

    String name() {
        return name;
    }

    /**
     * Returns the realm's own settings.
     *
     * @throws Failure if there is no such realm, or the administrator may not see them
     */
    JsonNode settings() {
        JsonNode settings = api.find(path)
                .orElseThrow(() -> new Failure("The server has no realm " + name
                        + ". It imports the realm's file when it starts (--import-realm):"
                        + " start it once with that file."));
        // Who may not view the realm is shown some settings instead of a refusal (26.7, RealmAdminResource).
        if (!settings.has("sslRequired")) {
            throw new Failure("The administrator may not see the settings of the realm " + name
                    + ". It needs the role admin of the realm master; or, of the realm itself, the role realm-admin of"
                    + " the client realm-management.");
        }
        return settings;
    }

    /** Reads something below the realm. */
    JsonNode get(String... segments) {
        return api.get(below(segments));
    }

    /** Reads something below the realm that may be absent. */
    Optional<JsonNode> find(String... segments) {
        return api.find(below(segments));
    }

    void post(JsonNode body, String... segments) {
        api.post(below(segments), body);
    }

    /** Changes something below the realm; without segments, the realm itself. */
    void put(JsonNode body, String... segments) {
        api.put(below(segments), body);
    }

    void delete(JsonNode body, String... segments) {
        api.delete(below(segments), body);
    }

    /** Returns a client by what OAuth calls its id. */
    Optional<JsonNode> client(String clientId) {
        JsonNode found = api.get(below("clients") + "?clientId=" + AdminApi.path(clientId));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** Returns the first component of a provider. */
    Optional<JsonNode> component(String type, String providerId) {
        JsonNode found = api.get(below("components") + "?type=" + AdminApi.path(type));
        return StreamSupport.stream(found.spliterator(), false)
                .filter(component -> component.path("providerId").asText().equals(providerId))
                .findFirst();
    }

    /** Returns a policy or permission by its name, out of the authorization settings of a client with Keycloak's id. */
    Optional<JsonNode> policy(String clientId, String name) {
        // Where there is none, Keycloak answers with nothing.
        return api.find(below("clients", clientId, "authz", "resource-server", "policy", "search") + "?name="
                        + AdminApi.path(name))
                .filter(policy -> !policy.isMissingNode());
    }

    /** Returns what OAuth calls the id of a client, by Keycloak's id. */
    String clientId(String id) {
        return clientIdsById.computeIfAbsent(
                id, unknown -> get("clients", unknown).path("clientId").asText());
    }

    /** Returns a role with its attributes. */
    Optional<JsonNode> role(RoleName role) {
        if (role.client().isEmpty()) {
            return find("roles", role.name());
        }
        return client(role.client())
                .flatMap(client -> find("clients", client.path("id").asText(), "roles", role.name()));
    }

    private String below(String... segments) {
        return segments.length == 0 ? path : path + "/" + AdminApi.path(segments);
    }
}
