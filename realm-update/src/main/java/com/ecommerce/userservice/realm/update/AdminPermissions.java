package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.ecommerce.userservice.realm.file.SupportedSections;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/**
 * The fine-grained admin permissions of the realm and their policies, which a file has in the client that Keycloak keeps
 * them in. None is deleted: permissions are also made by administrators.
 */
final class AdminPermissions {

    private static final List<String> SETTINGS = List.of("description", "type", "logic");
    private static final String CONFIG = "config";
    private static final String GROUPS = "groups";
    private static final String RESOURCE_TYPE = "defaultResourceType";
    private static final String RESOURCES = "resources";
    private static final String SCOPES = "scopes";
    private static final String POLICIES = "applyPolicies";

    private final RunningRealm realm;

    AdminPermissions(RunningRealm realm) {
        this.realm = realm;
    }

    /**
     * Returns what differs.
     *
     * @throws Failure if the configuration of a policy cannot be read
     */
    List<Change> changes(Comparison comparison, JsonNode file) {
        List<Change> changes = new ArrayList<>();
        JsonNode policies = JsonTrees.byName(file.path("clients"), "clientId")
                .path(SupportedSections.ADMIN_PERMISSIONS_CLIENT)
                .at("/authorizationSettings/policies");
        for (JsonNode policy : policies) {
            String subject = "admin permissions: " + policy.path("name").asText();
            Optional<JsonNode> present = present(policy.path("name").asText());
            if (present.isEmpty()) {
                changes.add(new Change(List.of(subject + ": added"), () -> realm.post(policy, address())));
            } else {
                List<Difference> differences = comparison.ofNamed(ofFile(policy), ofRealm(present.get()));
                if (!differences.isEmpty()) {
                    String id = present.get().path("id").asText();
                    changes.add(Change.of(subject, differences, () -> realm.put(policy, address(id))));
                }
            }
        }
        return changes;
    }

    private Optional<JsonNode> present(String name) {
        return client().flatMap(client -> realm.policy(client.path("id").asText(), name));
    }

    private Optional<JsonNode> client() {
        return realm.client(SupportedSections.ADMIN_PERMISSIONS_CLIENT);
    }

    /** Keycloak makes the client when the realm's permissions are switched on, which may be a change before these. */
    private String[] address(String... segments) {
        List<String> address = new ArrayList<>(
                List.of("clients", client().orElseThrow().path("id").asText(), "authz", "resource-server", "policy"));
        address.addAll(List.of(segments));
        return address.toArray(String[]::new);
    }

    private static ObjectNode ofFile(JsonNode policy) {
        JsonNode config = policy.path(CONFIG);
        ObjectNode result = JsonTrees.only(policy, SETTINGS);
        if (config.has(GROUPS)) {
            ArrayNode groups = result.putArray(GROUPS);
            parsed(config.path(GROUPS)).forEach(group -> groups.add(group(group.path("path"), group)));
        }
        if (config.has(RESOURCE_TYPE)) {
            result.set(RESOURCE_TYPE, config.path(RESOURCE_TYPE));
        }
        for (String list : List.of(RESOURCES, SCOPES, POLICIES)) {
            if (config.has(list)) {
                result.set(list, parsed(config.path(list)));
            }
        }
        return result;
    }

    private ObjectNode ofRealm(JsonNode policy) {
        String id = policy.path("id").asText();
        ObjectNode result = JsonTrees.only(policy, SETTINGS);
        ArrayNode groups = result.putArray(GROUPS);
        for (JsonNode group : parsed(policy.at("/config/groups"))) {
            realm.find("groups", group.path("id").asText())
                    .ifPresent(found -> groups.add(group(found.path("path"), group)));
        }
        result.set(RESOURCE_TYPE, policy.path(CONFIG).path(RESOURCE_TYPE));
        result.set(RESOURCES, names(realm.get(address(id, RESOURCES))));
        result.set(SCOPES, names(realm.get(address(id, SCOPES))));
        result.set(POLICIES, names(realm.get(address(id, "associatedPolicies"))));
        return result;
    }

    private static String group(JsonNode path, JsonNode group) {
        return path.asText() + (group.path("extendChildren").asBoolean() ? " with its subgroups" : "");
    }

    private static ArrayNode names(JsonNode list) {
        ArrayNode names = JsonSerialization.mapper.createArrayNode();
        list.forEach(element -> names.add(element.path("name").asText()));
        return names;
    }

    /** Keycloak keeps lists of a policy's configuration as JSON in a string. */
    private static JsonNode parsed(JsonNode text) {
        try {
            return JsonSerialization.mapper.readTree(text.asText("[]"));
        } catch (JsonProcessingException e) {
            throw new Failure("The configuration of a policy of the client "
                    + SupportedSections.ADMIN_PERMISSIONS_CLIENT + " is not JSON: " + text.asText()
                    + ". Nothing was changed.");
        }
    }
}
