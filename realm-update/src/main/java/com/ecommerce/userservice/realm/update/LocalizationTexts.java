package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The realm's own sentences by locale; sentences that the file does not name stay. */
final class LocalizationTexts {

    private final RunningRealm realm;

    LocalizationTexts(RunningRealm realm) {
        this.realm = realm;
    }

    List<Change> changes(Comparison comparison, JsonNode file) {
        List<Change> changes = new ArrayList<>();
        file.path("localizationTexts").properties().forEach(locale -> {
            ObjectNode texts = JsonTrees.merged(JsonTrees.object(), locale.getValue());
            List<Difference> differences = comparison.ofNamed(texts, realm.get("localization", locale.getKey()));
            if (!differences.isEmpty()) {
                changes.add(Change.of(
                        "texts of " + locale.getKey(),
                        differences,
                        () -> realm.post(texts, "localization", locale.getKey())));
            }
        });
        return changes;
    }
}
