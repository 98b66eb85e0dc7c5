package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.ecommerce.userservice.realm.file.SupportedSections;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.util.JsonSerialization;

/** The user profile: one document, so a file that has it has all of it. */
final class UserProfile {

    private static final List<String> ORDERED_LISTS = List.of("attributes", "groups");

    private final RunningRealm realm;

    UserProfile(RunningRealm realm) {
        this.realm = realm;
    }

    List<Change> changes(Comparison comparison, JsonNode file) {
        JsonNode text = file.path("components")
                .path(SupportedSections.USER_PROFILE_TYPE)
                .path(0)
                .path("config")
                .path(SupportedSections.USER_PROFILE_SETTING)
                .path(0);
        if (text.isMissingNode()) {
            return List.of();
        }
        ObjectNode wanted = parsed(text.asText());
        JsonNode actual = realm.get("users", "profile");
        List<Difference> differences = new ArrayList<>(comparison.ofWhole("", byName(wanted), byName(actual)));
        Stream<Difference> order = ORDERED_LISTS.stream()
                .filter(list -> !names(wanted, list).equals(names(actual, list)))
                .map(list -> new Difference("order of " + list, names(actual, list), names(wanted, list)));
        // Elements that come or go are differences already, and have no order to compare.
        if (differences.isEmpty()) {
            order.forEach(differences::add);
        }
        return differences.isEmpty()
                ? List.of()
                : List.of(Change.of("user profile", differences, () -> realm.put(wanted, "users", "profile")));
    }

    private static ObjectNode parsed(String text) {
        try {
            if (JsonSerialization.mapper.readTree(text) instanceof ObjectNode profile) {
                return profile;
            }
        } catch (JsonProcessingException e) {
            // The same sentence.
        }
        throw new Failure(SupportedSections.USER_PROFILE_SETTING + " is not a JSON object. Nothing was changed.");
    }

    private static ObjectNode byName(JsonNode profile) {
        ObjectNode result = profile.deepCopy();
        ORDERED_LISTS.forEach(list -> result.set(list, JsonTrees.byName(profile.path(list), "name")));
        return result;
    }

    private static JsonNode names(JsonNode profile, String list) {
        return JsonSerialization.mapper
                .getNodeFactory()
                .textNode(String.join(", ", profile.path(list).findValuesAsText("name")));
    }
}
