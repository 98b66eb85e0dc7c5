package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Roles of the realm and of its clients, with what they contain. */
final class Roles {

    private static final List<String> SETTINGS = List.of("name", "description", "attributes");

    private final RunningRealm realm;
    private final Comparison comparison;
    private final RoleLinks links;
    private final Map<RoleName, JsonNode> wanted = new TreeMap<>();

    Roles(RunningRealm realm, Comparison comparison, JsonNode file) {
        this.realm = realm;
        this.comparison = comparison;
        file.at("/roles/realm").forEach(role -> wanted.put(name("", role), role));
        file.at("/roles/client").properties().forEach(client -> {
            requireClient(client.getKey(), file);
            client.getValue().forEach(role -> wanted.put(name(client.getKey(), role), role));
        });
        // As Keycloak's import does with a role that only this list names.
        for (String role : JsonTrees.texts(file.path("defaultRoles"))) {
            RoleName name = new RoleName("", role);
            wanted.putIfAbsent(name, JsonTrees.object().put("name", role));
        }
        this.links = new RoleLinks(realm, wanted.keySet());
    }

    /** Returns what others use to tie roles to each other and to groups. */
    RoleLinks links() {
        return links;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        List<Change> composites = new ArrayList<>();
        wanted.forEach((name, role) -> {
            ObjectNode settings = JsonTrees.only(role, SETTINGS);
            JsonNode present = realm.role(name).orElse(null);
            if (present == null) {
                changes.add(new Change(List.of(subject(name) + ": added"), () -> add(name, settings)));
            } else {
                List<Difference> differences = comparison.ofNamed(settings, present);
                if (!differences.isEmpty()) {
                    changes.add(Change.of(subject(name), differences, () -> put(settings, present)));
                }
            }
            if (role.has("composites")) {
                composites.addAll(compositesOf(name, role.path("composites"), present));
            }
        });
        changes.addAll(composites);
        return changes;
    }

    /** Returns what makes the named roles those of every user; it takes none away, since Keycloak adds some itself. */
    List<Change> defaultRoleChanges(JsonNode file) {
        JsonNode defaultRole = realm.settings().path("defaultRole");
        Set<RoleName> missing = RoleName.all(file.path("defaultRoles"), JsonTrees.object());
        missing.removeAll(links.composites(defaultRole));
        return missing.isEmpty()
                ? List.of()
                : List.of(new Change(
                        List.of("realm " + realm.name() + ": defaultRoles added " + RoleLinks.text(missing)),
                        () -> links.addComposites(defaultRole, missing)));
    }

    private List<Change> compositesOf(RoleName name, JsonNode composites, JsonNode present) {
        Set<RoleName> named = RoleName.all(composites.path("realm"), composites.path("client"));
        return links.changes(
                subject(name) + ": composites",
                named,
                present == null ? Set.of() : links.composites(present),
                added -> links.addComposites(realm.role(name).orElseThrow(), added),
                removed -> links.removeComposites(realm.role(name).orElseThrow(), removed));
    }

    private void add(RoleName name, JsonNode role) {
        if (name.client().isEmpty()) {
            realm.post(role, "roles");
        } else {
            String id = realm.client(name.client()).orElseThrow().path("id").asText();
            realm.post(role, "clients", id, "roles");
        }
    }

    private void put(ObjectNode settings, JsonNode present) {
        realm.put(
                JsonTrees.merged(present, settings),
                "roles-by-id",
                present.path("id").asText());
    }

    private void requireClient(String clientId, JsonNode file) {
        boolean inFile = JsonTrees.byName(file.path("clients"), "clientId").has(clientId);
        if (!inFile && realm.client(clientId).isEmpty()) {
            throw new Failure("roles.client." + clientId
                    + ": there is no such client, neither in the realm nor in the file. Nothing was changed.");
        }
    }

    private static RoleName name(String client, JsonNode role) {
        return new RoleName(client, role.path("name").asText());
    }

    private static String subject(RoleName name) {
        return "role " + name;
    }
}
