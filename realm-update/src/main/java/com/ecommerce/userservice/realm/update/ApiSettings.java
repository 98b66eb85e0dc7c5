package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.file.SupportedSections;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user service does in the realm: one component, of which the file changes the settings that it names. */
final class ApiSettings {

    private static final String SUBJECT = "user API";
    private static final String CONFIG = "config";

    private final RunningRealm realm;

    ApiSettings(RunningRealm realm) {
        this.realm = realm;
    }

    List<Change> changes(Comparison comparison, JsonNode file) {
        JsonNode named =
                file.path("components").path(SupportedSections.TAB_TYPE).path(0);
        if (named.isMissingNode()) {
            return List.of();
        }
        ObjectNode config = JsonTrees.merged(JsonTrees.object(), named.path(CONFIG));
        Optional<JsonNode> present =
                realm.component(SupportedSections.TAB_TYPE, SupportedSections.API_SETTINGS_PROVIDER);
        List<String> lines = new ArrayList<>();
        if (present.isEmpty()) {
            lines.add(SUBJECT + ": added");
        }
        JsonNode presentConfig =
                present.<JsonNode>map(component -> component.path(CONFIG)).orElseGet(JsonTrees::object);
        comparison.ofNamed(values(config), values(presentConfig)).stream()
                .map(difference -> SUBJECT + ": " + DifferenceText.of(difference))
                .forEach(lines::add);
        return lines.isEmpty()
                ? List.of()
                : List.of(new Change(
                        lines, () -> present.ifPresentOrElse(component -> put(component, config), () -> add(config))));
    }

    /** Each value of a component is a list; those of these settings have one element. */
    private static ObjectNode values(JsonNode config) {
        ObjectNode values = JsonTrees.object();
        config.properties()
                .forEach(setting ->
                        values.set(setting.getKey(), setting.getValue().path(0)));
        return values;
    }

    private void add(ObjectNode config) {
        ObjectNode component = JsonTrees.object()
                .put("providerType", SupportedSections.TAB_TYPE)
                .put("providerId", SupportedSections.API_SETTINGS_PROVIDER)
                .set(CONFIG, config);
        realm.post(component, "components");
    }

    private void put(JsonNode present, ObjectNode config) {
        ObjectNode component = JsonTrees.merged(present, JsonTrees.object().set(CONFIG, config));
        realm.put(component, "components", present.path("id").asText());
    }
}
