package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Required actions, which exist by the server's providers; the file changes them, or adds one that was removed. */
final class RequiredActions {

    private static final String[] ALL = {"authentication", "required-actions"};

    private final RunningRealm realm;

    RequiredActions(RunningRealm realm) {
        this.realm = realm;
    }

    List<Change> changes(Comparison comparison, JsonNode file) {
        List<Change> changes = new ArrayList<>();
        if (!file.has("requiredActions")) {
            return changes;
        }
        JsonNode present = JsonTrees.byName(realm.get(ALL), "alias");
        for (JsonNode action : file.path("requiredActions")) {
            String alias = action.path("alias").asText();
            String subject = "required action " + alias;
            if (present.has(alias)) {
                List<Difference> differences =
                        comparison.ofNamed(JsonTrees.merged(JsonTrees.object(), action), present.path(alias));
                if (!differences.isEmpty()) {
                    changes.add(Change.of(subject, differences, () -> put(alias, present.path(alias), action)));
                }
            } else {
                changes.add(new Change(List.of(subject + ": added"), () -> add(alias, action)));
            }
        }
        return changes;
    }

    private void add(String alias, JsonNode action) {
        JsonNode provider = JsonTrees.object()
                .put("providerId", action.path("providerId").asText(alias))
                .put("name", action.path("name").asText(alias));
        realm.post(provider, "authentication", "register-required-action");
        put(alias, realm.get(ALL[0], ALL[1], alias), action);
    }

    private void put(String alias, JsonNode present, JsonNode action) {
        realm.put(JsonTrees.merged(present, action), ALL[0], ALL[1], alias);
    }
}
