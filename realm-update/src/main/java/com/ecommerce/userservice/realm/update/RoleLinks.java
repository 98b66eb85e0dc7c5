package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keycloak.util.JsonSerialization;

/**
 * What contains roles: other roles, and groups. A list of roles which the file names is the whole list, so that a right
 * which is taken out of the file is taken away.
 */
final class RoleLinks {

    private final RunningRealm realm;
    private final Set<RoleName> added;

    /** Makes it with the roles that the realm has or gets by the file. */
    RoleLinks(RunningRealm realm, Set<RoleName> added) {
        this.realm = realm;
        this.added = Set.copyOf(added);
    }

    /** Returns the roles that a role contains directly. */
    Set<RoleName> composites(JsonNode role) {
        return names(realm.get("roles-by-id", role.path("id").asText(), "composites"));
    }

    /** Reads a list of Keycloak's representations of roles. */
    Set<RoleName> names(JsonNode roles) {
        Set<RoleName> names = new TreeSet<>();
        for (JsonNode role : roles) {
            String client = role.path("clientRole").asBoolean()
                    ? realm.clientId(role.path("containerId").asText())
                    : "";
            names.add(new RoleName(client, role.path("name").asText()));
        }
        return names;
    }

    /** Returns what makes the present roles the wanted ones. */
    List<Change> changes(
            String subject,
            Set<RoleName> wanted,
            Set<RoleName> present,
            Consumer<Set<RoleName>> add,
            Consumer<Set<RoleName>> remove) {
        Set<RoleName> missing = minus(wanted, present);
        Set<RoleName> surplus = minus(present, wanted);
        List<Change> changes = new ArrayList<>();
        missing.forEach(role -> require(subject, role));
        if (!missing.isEmpty()) {
            changes.add(new Change(List.of(subject + " added " + text(missing)), () -> add.accept(missing)));
        }
        if (!surplus.isEmpty()) {
            changes.add(new Change(List.of(subject + " removed " + text(surplus)), () -> remove.accept(surplus)));
        }
        return changes;
    }

    void addComposites(JsonNode role, Set<RoleName> composites) {
        realm.post(representations(composites), "roles-by-id", role.path("id").asText(), "composites");
    }

    void removeComposites(JsonNode role, Set<RoleName> composites) {
        realm.delete(representations(composites), "roles-by-id", role.path("id").asText(), "composites");
    }

    /** Returns Keycloak's representations of roles that exist by now. */
    ArrayNode representations(Collection<RoleName> roles) {
        ArrayNode list = JsonSerialization.mapper.createArrayNode();
        roles.forEach(role -> list.add(realm.role(role).orElseThrow()));
        return list;
    }

    static String text(Collection<RoleName> roles) {
        return roles.stream().map(RoleName::toString).collect(Collectors.joining(", "));
    }

    private void require(String subject, RoleName role) {
        if (!added.contains(role) && realm.role(role).isEmpty()) {
            throw new Failure(subject + ": there is no role " + role
                    + ", neither in the realm nor in the file. Nothing was changed.");
        }
    }

    private static Set<RoleName> minus(Set<RoleName> roles, Set<RoleName> without) {
        Set<RoleName> result = new TreeSet<>(roles);
        result.removeAll(without);
        return result;
    }
}
