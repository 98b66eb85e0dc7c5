package com.ecommerce.userservice.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of a shop's staff and their fine-grained admin permissions. */
@Tag("tools")
@WithServer
class RealmUpdatePermissionsIT {

    private static final String PERMISSION = "operators manage ordinary users";

    @TempDir
    private Path folder;

    private ImportedRealm realm;

    @AfterEach
    void deleteRealm() {
        realm.close();
    }

    /** As before there were groups and permissions. */
    private static void withoutPermissions(ObjectNode content) {
        content.remove(List.of("groups", "adminPermissionsEnabled"));
        Iterator<JsonNode> clients = content.path("clients").elements();
        while (clients.hasNext()) {
            if (clients.next().path("clientId").asText().equals("admin-permissions")) {
                clients.remove();
            }
        }
    }

    /** Returns a permission or policy in the file. */
    private ObjectNode policy(String name) {
        for (JsonNode policy : realm.client("admin-permissions").at("/authorizationSettings/policies")) {
            if (policy.path("name").asText().equals(name)) {
                return (ObjectNode) policy;
            }
        }
        throw new AssertionError("No policy " + name);
    }

    private void assertNothingToChange() {
        RealmUpdateRun.run(realm.file()).assertDone(realm.summary("nothing to change."));
    }

    private int statusOfReset(StaffUser staff, TestUser user) {
        return staff.send(
                        "PUT",
                        "users/" + user.id() + "/reset-password",
                        Map.of("type", "password", "value", "amber-Lighthouse-17"))
                .status();
    }

    @Test
    void givenRealmOfAnEarlierFile_whenUpdated_thenOperatorsMayWhatTheyShall() {
        realm = ImportedRealm.create(folder, RealmUpdatePermissionsIT::withoutPermissions);

        RealmUpdateRun.run(realm.file())
                .assertDone(
                        realm.line("adminPermissionsEnabled false -> true"),
                        "group /operators: added",
                        "group /operators: roles added realm-management/view-events, realm-management/view-users",
                        "group /auditors: added",
                        "group /auditors: roles added realm-management/view-events, realm-management/view-realm,"
                                + " realm-management/view-users",
                        "admin permissions: asked by an operator: added",
                        "admin permissions: about an ordinary user: added",
                        "admin permissions: " + PERMISSION + ": added",
                        realm.summary("8 changes made."));

        assertNothingToChange();
        StaffUser operator = StaffUser.of(realm.realm(), "operators");
        assertThat(statusOfReset(operator, realm.realm().register())).isEqualTo(204);
        assertThat(statusOfReset(operator, operator.user())).isEqualTo(403);
    }

    @Test
    void givenChangedFile_whenUpdated_thenPermissionChanges() {
        realm = ImportedRealm.create(folder);
        ((ObjectNode) policy(PERMISSION).path("config")).put("scopes", "[\"reset-password\"]");
        policy("asked by an operator").put("description", "Of the shop");
        ((ObjectNode) policy("asked by an operator").path("config"))
                .put("groups", "[{\"path\":\"/operators\",\"extendChildren\":true},{\"path\":\"/auditors\"}]");

        RealmUpdateRun.run(realm.write())
                .assertDone(
                        "admin permissions: asked by an operator: description (none) -> \"Of the shop\"",
                        "admin permissions: asked by an operator: groups added \"/operators with its subgroups\","
                                + " /auditors; removed /operators",
                        "admin permissions: " + PERMISSION + ": scopes added reset-password; removed manage",
                        realm.summary("3 changes made."));

        assertNothingToChange();
        StaffUser auditor = StaffUser.of(realm.realm(), "auditors");
        TestUser customer = realm.realm().register();
        assertThat(statusOfReset(auditor, customer)).isEqualTo(204);
        assertThat(auditor.send("DELETE", "users/" + customer.id(), null).status())
                .isEqualTo(403);
    }

    @Test
    void givenPermissionThatSomebodyWidened_whenUpdated_thenItIsAsInTheFileAgain() {
        realm = ImportedRealm.create(folder);
        String server = "clients/"
                + realm.realm()
                        .admin()
                        .client(realm.realm().name(), "admin-permissions")
                        .path("id")
                        .asText() + "/authz/resource-server/";
        JsonNode permission = realm.admin(server + "permission/search?name=" + PERMISSION.replace(" ", "%20"));
        ObjectNode widened = permission.deepCopy();
        widened.putArray("policies").add("asked by an operator");
        widened.putArray("scopes").add("manage").add("impersonate");
        widened.putArray("resources").add("Users");
        realm.realm()
                .admin(
                        "PUT",
                        server + "permission/scope/" + permission.path("id").asText(),
                        widened);

        RealmUpdateRun.run(realm.file())
                .assertDone(
                        "admin permissions: " + PERMISSION + ": scopes removed impersonate",
                        "admin permissions: " + PERMISSION + ": applyPolicies added \"about an ordinary user\"",
                        realm.summary("2 changes made."));

        assertNothingToChange();
    }
}
