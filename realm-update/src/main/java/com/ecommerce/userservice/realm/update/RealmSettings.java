package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.file.SupportedSections;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The realm's own settings and attributes. */
final class RealmSettings {

    private static final String PASSWORD_POLICY = "passwordPolicy";
    private static final String DEFAULT_GROUPS = "defaultGroups";

    private final RunningRealm realm;
    private final ObjectNode wanted;

    RealmSettings(RunningRealm realm, JsonNode file) {
        this.realm = realm;
        this.wanted = Trees.without(file, SupportedSections.SECTIONS);
        if (wanted.has(PASSWORD_POLICY)) {
            wanted.put(PASSWORD_POLICY, policy(wanted.path(PASSWORD_POLICY).asText()));
        }
    }

    List<Change> changes(Comparison comparison) {
        List<Difference> differences = comparison.ofNamed(wanted, realm.settings());
        return differences.isEmpty()
                ? List.of()
                : List.of(Change.of("realm " + realm.name(), differences, this::apply));
    }

    /** Sends the settings whole, as the admin console does: Keycloak resets some that a PUT leaves out (26.7). */
    private void apply() {
        ObjectNode present = realm.settings().deepCopy();
        // Shown are those that the administrator may see; the others would be lost.
        present.remove(DEFAULT_GROUPS);
        realm.put(Trees.merged(present, wanted));
    }

    /** Writes a policy as Keycloak does (26.7, PasswordPolicy). */
    private static String policy(String text) {
        return Arrays.stream(text.split(" and "))
                .map(String::strip)
                .map(rule -> rule.endsWith("()") ? rule.substring(0, rule.length() - 2) : rule)
                .collect(Collectors.joining(" and "));
    }
}
