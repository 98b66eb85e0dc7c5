package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.file.SupportedSections;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The realm's own settings and attributes. */
final class RealmSettings {

    private static final String PASSWORD_POLICY = "passwordPolicy";
    private static final String SMTP_SERVER = "smtpServer";
    private static final String DEFAULT_GROUPS = "defaultGroups";

    private final RunningRealm realm;
    private final ObjectNode wanted;

    RealmSettings(RunningRealm realm, JsonNode file) {
        this.realm = realm;
        this.wanted = JsonTrees.without(file, SupportedSections.SECTIONS);
        if (wanted.has(PASSWORD_POLICY)) {
            wanted.put(PASSWORD_POLICY, policy(wanted.path(PASSWORD_POLICY).asText()));
        }
    }

    List<Change> changes(Comparison comparison) {
        return changes(comparison, JsonTrees.without(wanted, Set.of(DEFAULT_GROUPS)));
    }

    /** Returns what sets the groups of every new user; after the groups themselves. */
    List<Change> defaultGroupChanges(Comparison comparison) {
        return changes(comparison, JsonTrees.only(wanted, Set.of(DEFAULT_GROUPS)));
    }

    /** Returns the names of settings that cannot be compared. */
    List<String> hidden() {
        return Comparison.hidden(
                SMTP_SERVER, wanted.path(SMTP_SERVER), realm.settings().path(SMTP_SERVER));
    }

    private List<Change> changes(Comparison comparison, ObjectNode settings) {
        List<Difference> differences = comparison.ofNamed(settings, realm.settings());
        return differences.isEmpty()
                ? List.of()
                : List.of(Change.of("realm " + realm.name(), differences, () -> put(settings)));
    }

    /** Sends the settings whole, as the admin console does: Keycloak resets some that a PUT leaves out (26.7). */
    private void put(ObjectNode settings) {
        ObjectNode present = realm.settings().deepCopy();
        // Shown are those that the administrator may see; the others would be lost.
        present.remove(DEFAULT_GROUPS);
        realm.put(JsonTrees.merged(present, settings));
    }

    /** Writes a policy as Keycloak does (26.7, PasswordPolicy). */
    private static String policy(String text) {
        return Arrays.stream(text.split(" and "))
                .map(String::strip)
                .map(rule -> rule.endsWith("()") ? rule.substring(0, rule.length() - 2) : rule)
                .collect(Collectors.joining(" and "));
    }
}
