package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The realm's client scopes. */
final class ClientScopes {

    private static final String SEGMENT = "client-scopes";

    private final RunningRealm realm;
    private final Comparison comparison;
    private final ObjectNode wanted;
    private final ObjectNode actual;

    ClientScopes(RunningRealm realm, Comparison comparison, JsonNode file) {
        this.realm = realm;
        this.comparison = comparison;
        this.wanted = JsonTrees.byName(file.path("clientScopes"), "name");
        this.actual = present();
    }

    /** Tells whether the realm has the scope or gets it. */
    boolean isKnown(String scope) {
        return actual.has(scope) || wanted.has(scope);
    }

    /** Returns Keycloak's ids of the scopes that the realm has now. */
    ObjectNode idsByName() {
        ObjectNode scopes = present();
        scopes.properties().forEach(scope -> scope.setValue(scope.getValue().path("id")));
        return scopes;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        wanted.properties().forEach(scope -> {
            JsonNode present = actual.path(scope.getKey());
            String subject = "client scope " + scope.getKey();
            if (present.isMissingNode()) {
                changes.add(new Change(List.of(subject + ": added"), () -> realm.post(scope.getValue(), SEGMENT)));
            } else {
                changes.addAll(ofExisting(subject, scope.getValue(), present));
            }
        });
        return changes;
    }

    private List<Change> ofExisting(String subject, JsonNode scope, JsonNode present) {
        List<Change> changes = new ArrayList<>();
        String id = present.path("id").asText();
        ObjectNode settings = JsonTrees.without(scope, Set.of(ProtocolMappers.MEMBER));
        List<Difference> differences = comparison.ofNamed(settings, present);
        if (!differences.isEmpty()) {
            changes.add(
                    Change.of(subject, differences, () -> realm.put(JsonTrees.merged(present, settings), SEGMENT, id)));
        }
        List<Difference> mappers = ProtocolMappers.differences(comparison, scope, present);
        if (!mappers.isEmpty()) {
            changes.add(Change.of(subject, mappers, () -> putMappers(id, scope, present)));
        }
        return changes;
    }

    /** A PUT of the scope leaves its mappers alone (26.7, ClientScopeResource). */
    private void putMappers(String id, JsonNode scope, JsonNode present) {
        ObjectNode named = JsonTrees.byName(scope.path(ProtocolMappers.MEMBER), "name");
        ObjectNode existing = JsonTrees.byName(present.path(ProtocolMappers.MEMBER), "name");
        existing.properties().forEach(mapper -> {
            if (!named.has(mapper.getKey())) {
                realm.delete(null, mapperPath(id, mapper.getValue()));
            }
        });
        named.properties().forEach(mapper -> {
            JsonNode old = existing.path(mapper.getKey());
            if (old.isMissingNode()) {
                realm.post(mapper.getValue(), SEGMENT, id, "protocol-mappers", "models");
            } else {
                ObjectNode changed = mapper.getValue().deepCopy();
                changed.set("id", old.path("id"));
                realm.put(changed, mapperPath(id, old));
            }
        });
    }

    private static String[] mapperPath(String scopeId, JsonNode mapper) {
        return new String[] {
            SEGMENT, scopeId, "protocol-mappers", "models", mapper.path("id").asText()
        };
    }

    private ObjectNode present() {
        return JsonTrees.byName(realm.get(SEGMENT), "name");
    }
}
