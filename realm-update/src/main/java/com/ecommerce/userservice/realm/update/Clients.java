package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.ecommerce.userservice.realm.file.SupportedSections;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Clients: new ones are added whole, existing ones keep what the file does not name, their ids and secrets too.
 * {@link AdminPermissions} are not among them.
 */
final class Clients {

    private static final String DEFAULT_SCOPES = "defaultClientScopes";
    private static final String OPTIONAL_SCOPES = "optionalClientScopes";
    private static final List<String> OF_THEIR_OWN = List.of(DEFAULT_SCOPES, OPTIONAL_SCOPES, ProtocolMappers.MEMBER);

    private final RunningRealm realm;
    private final Comparison comparison;
    private final ClientScopes scopes;

    Clients(RunningRealm realm, Comparison comparison, ClientScopes scopes) {
        this.realm = realm;
        this.comparison = comparison;
        this.scopes = scopes;
    }

    List<Change> changes(JsonNode file) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode wanted : file.path("clients")) {
            if (clientId(wanted).equals(SupportedSections.ADMIN_PERMISSIONS_CLIENT)) {
                continue;
            }
            requireScopes(wanted);
            realm.client(clientId(wanted))
                    .ifPresentOrElse(
                            actual -> changes.addAll(ofExisting(wanted, actual)), () -> changes.add(ofNew(wanted)));
        }
        return changes;
    }

    private Change ofNew(JsonNode wanted) {
        return new Change(List.of(subject(wanted) + ": added"), () -> realm.post(wanted, "clients"));
    }

    private List<Change> ofExisting(JsonNode wanted, JsonNode actual) {
        List<Change> changes = new ArrayList<>();
        ObjectNode settings = JsonTrees.without(wanted, OF_THEIR_OWN);
        List<Difference> differences = new ArrayList<>(comparison.ofNamed(settings, actual));
        differences.addAll(ProtocolMappers.differences(comparison, wanted, actual));
        if (!differences.isEmpty()) {
            changes.add(Change.of(subject(wanted), differences, () -> put(wanted)));
        }
        ObjectNode scopeLists = JsonTrees.only(wanted, List.of(DEFAULT_SCOPES, OPTIONAL_SCOPES));
        List<Difference> scopeDifferences = comparison.ofNamed(scopeLists, actual);
        if (!scopeDifferences.isEmpty()) {
            changes.add(Change.of(subject(wanted), scopeDifferences, () -> assignScopes(scopeLists, clientId(wanted))));
        }
        return changes;
    }

    /** Keycloak finds the protocol mappers by their names, and leaves client scopes alone (26.7, ClientResource). */
    private void put(JsonNode wanted) {
        JsonNode present = realm.client(clientId(wanted)).orElseThrow();
        realm.put(
                JsonTrees.merged(present, wanted), "clients", present.path("id").asText());
    }

    /** Takes away before it adds: a scope is either default or optional. */
    private void assignScopes(ObjectNode wanted, String clientId) {
        JsonNode present = realm.client(clientId).orElseThrow();
        String id = present.path("id").asText();
        ObjectNode ids = scopes.idsByName();
        wanted.fieldNames().forEachRemaining(list -> {
            for (String scope : minus(present.path(list), wanted.path(list))) {
                realm.delete(null, "clients", id, segment(list), ids.path(scope).asText());
            }
        });
        wanted.fieldNames().forEachRemaining(list -> {
            for (String scope : minus(wanted.path(list), present.path(list))) {
                realm.put(null, "clients", id, segment(list), ids.path(scope).asText());
            }
        });
    }

    private void requireScopes(JsonNode wanted) {
        for (String list : List.of(DEFAULT_SCOPES, OPTIONAL_SCOPES)) {
            for (String scope : JsonTrees.texts(wanted.path(list))) {
                if (!scopes.isKnown(scope)) {
                    throw new Failure(subject(wanted) + ": there is no client scope " + scope
                            + ", neither in the realm nor in the file. Nothing was changed.");
                }
            }
        }
    }

    private static Set<String> minus(JsonNode list, JsonNode without) {
        Set<String> names = new TreeSet<>(JsonTrees.texts(list));
        JsonTrees.texts(without).forEach(names::remove);
        return names;
    }

    private static String segment(String list) {
        return list.equals(DEFAULT_SCOPES) ? "default-client-scopes" : "optional-client-scopes";
    }

    private static String clientId(JsonNode client) {
        return client.path("clientId").asText();
    }

    private static String subject(JsonNode client) {
        return "client " + clientId(client);
    }
}
