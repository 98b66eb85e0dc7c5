package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Groups, with their attributes and roles. None is deleted: groups are also made by operators, and hold users. */
final class Groups {

    private static final List<String> SETTINGS = List.of("name", "description", "attributes");

    private final RunningRealm realm;
    private final Comparison comparison;
    private final RoleLinks links;
    private final List<Change> changes = new ArrayList<>();

    Groups(RunningRealm realm, Comparison comparison, RoleLinks links) {
        this.realm = realm;
        this.comparison = comparison;
        this.links = links;
    }

    List<Change> changes(JsonNode file) {
        file.path("groups").forEach(group -> collect(List.of(), group));
        return changes;
    }

    private void collect(List<String> parent, JsonNode group) {
        List<String> path = new ArrayList<>(parent);
        path.add(group.path("name").asText());
        String subject = "group /" + String.join("/", path);
        ObjectNode settings = JsonTrees.only(group, SETTINGS);
        JsonNode present = find(path);
        if (present == null) {
            changes.add(new Change(List.of(subject + ": added"), () -> add(parent, settings)));
        } else {
            List<Difference> differences = comparison.ofNamed(settings, present);
            if (!differences.isEmpty()) {
                changes.add(Change.of(subject, differences, () -> put(settings, present)));
            }
        }
        if (group.has("realmRoles") || group.has("clientRoles")) {
            changes.addAll(links.changes(
                    subject + ": roles",
                    RoleName.all(group.path("realmRoles"), group.path("clientRoles")),
                    present == null ? Set.of() : roles(present),
                    added -> eachOwner(added, path, true),
                    removed -> eachOwner(removed, path, false)));
        }
        group.path("subGroups").forEach(child -> collect(path, child));
    }

    private JsonNode find(List<String> path) {
        List<String> segments = new ArrayList<>(List.of("group-by-path"));
        segments.addAll(path);
        return realm.find(segments.toArray(String[]::new)).orElse(null);
    }

    private void add(List<String> parent, JsonNode group) {
        if (parent.isEmpty()) {
            realm.post(group, "groups");
        } else {
            realm.post(group, "groups", id(find(parent)), "children");
        }
    }

    private void put(ObjectNode settings, JsonNode present) {
        // Its children are not part of it here.
        ObjectNode group = JsonTrees.only(present, SETTINGS);
        realm.put(JsonTrees.merged(group, settings), "groups", id(present));
    }

    private Set<RoleName> roles(JsonNode group) {
        JsonNode mappings = realm.get("groups", id(group), "role-mappings");
        Set<RoleName> names = new TreeSet<>(links.names(mappings.path("realmMappings")));
        mappings.path("clientMappings").forEach(client -> names.addAll(links.names(client.path("mappings"))));
        return names;
    }

    /** Keycloak has one address for the realm's roles and one for each client's. */
    private void eachOwner(Set<RoleName> roles, List<String> path, boolean add) {
        Set<String> owners = new TreeSet<>();
        roles.forEach(role -> owners.add(role.client()));
        String id = id(find(path));
        for (String owner : owners) {
            JsonNode list = links.representations(
                    roles.stream().filter(role -> role.client().equals(owner)).toList());
            String[] address = owner.isEmpty()
                    ? new String[] {"groups", id, "role-mappings", "realm"}
                    : new String[] {
                        "groups",
                        id,
                        "role-mappings",
                        "clients",
                        id(realm.client(owner).orElseThrow())
                    };
            if (add) {
                realm.post(list, address);
            } else {
                realm.delete(list, address);
            }
        }
    }

    private static String id(JsonNode representation) {
        return representation.path("id").asText();
    }
}
