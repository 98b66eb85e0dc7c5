package com.ecommerce.userservice.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every failure is a sentence, and leaves the realm as it was or says how far it came. */
@Tag("nightly")
@Tag("tools")
@WithServer
class RealmUpdateFailuresIT {

    private static final String SECRET = "violet-Harbour-41";

    @TempDir
    private Path folder;

    private ImportedRealm realm;

    @BeforeEach
    void createRealm() {
        realm = ImportedRealm.create(folder);
        realm.content().put("accessTokenLifespan", 600);
        realm.write();
    }

    @AfterEach
    void deleteRealm() {
        realm.close();
    }

    private void assertUnchanged() {
        assertThat(realm.settings().path("accessTokenLifespan").asInt()).isEqualTo(900);
        assertThat(realm.adminEvents()).isEmpty();
    }

    /** Creates a service account in the realm with some roles of realm-management, and returns it as environment. */
    private Map<String, String> serviceAccount(String... roles) {
        String name = realm.realm().name();
        realm.realm()
                .admin(
                        "POST",
                        "clients",
                        Map.of("clientId", "updater", "secret", SECRET, "serviceAccountsEnabled", true));
        String id = KeycloakAdmin.current().client(name, "updater").path("id").asText();
        String user = realm.admin("clients/" + id + "/service-account-user")
                .path("id")
                .asText();
        String management = KeycloakAdmin.current()
                .client(name, "realm-management")
                .path("id")
                .asText();
        for (String role : roles) {
            JsonNode representation = realm.admin("clients/" + management + "/roles/" + role);
            realm.realm()
                    .admin("POST", "users/" + user + "/role-mappings/clients/" + management, List.of(representation));
        }
        realm.realm().admin("DELETE", "admin-events", null);
        return Map.of(
                "USER_SERVICE_ADMIN_REALM",
                name,
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                "updater",
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                SECRET);
    }

    @Test
    void givenUnsupportedSections_whenUpdated_thenAllAreNamedAndNothingChanges() {
        realm.content().putArray("identityProviders").addPOJO(Map.of("alias", "x", "providerId", "oidc"));
        realm.content().put("browserFlow", "other");
        realm.client("user-service").putObject("authorizationSettings");

        RealmUpdateRun.run(realm.write())
                .assertFailed(
                        "identityProviders",
                        "browserFlow",
                        "clients.user-service.authorizationSettings",
                        "Nothing was changed.");

        assertUnchanged();
    }

    @Test
    void givenUnknownRoleInComposites_whenUpdated_thenNothingChanges() {
        ((ObjectNode) realm.content().at("/roles/realm/0/composites"))
                .putArray("realm")
                .add("nobody");

        RealmUpdateRun.run(realm.write()).assertFailed("role admin: composites: there is no role nobody");

        assertUnchanged();
    }

    @Test
    void givenValueThatTheServerRefuses_whenUpdated_thenItSaysHowFarItCameAndTheNextRunGoesOn() {
        realm.client("user-service").put("rootUrl", "javascript:alert(1)").put("name", "Users");

        RealmUpdateRun.run(realm.write())
                .assertFailed(
                        realm.line("accessTokenLifespan 900 -> 600"),
                        "was refused (HTTP 400",
                        realm.summary("1 change made before that."),
                        "To run it again is safe");

        realm.client("user-service").remove("rootUrl");
        RealmUpdateRun.run(realm.write())
                .assertDone("client user-service: name \"User service\" -> Users", realm.summary("1 change made."));
    }

    @Test
    void givenAbsentListOfBreachedPasswords_whenUpdated_thenTheFileIsNamed() {
        realm.content().put("passwordPolicy", "length(8) and breachedPasswords(absent.filter)");

        RealmUpdateRun.run(realm.write())
                .assertFailed(
                        "was refused (HTTP 400",
                        "There is no file absent.filter in the server's folder of breached passwords.",
                        realm.summary("0 changes made before that."));

        assertUnchanged();
    }

    @Test
    void givenWrongPassword_whenUpdated_thenTheVariablesAreNamed() {
        RealmUpdateRun run = RealmUpdateRun.runWith(Map.of("KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET), realm.file());

        run.assertFailed("refuses the administrator", "KC_BOOTSTRAP_ADMIN_USERNAME and KC_BOOTSTRAP_ADMIN_PASSWORD");
        assertThat(run.output()).doesNotContain(SECRET);
        assertUnchanged();
    }

    @Test
    void givenNoAdministrator_whenUpdated_thenTheVariablesAreNamed() {
        RealmUpdateRun.runWith(Map.of("KC_BOOTSTRAP_ADMIN_PASSWORD", ""), realm.file())
                .assertFailed("No administrator is set", "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET");
    }

    @Test
    void givenNobodyListens_whenUpdated_thenTheAddressIsNamed() {
        RealmUpdateRun.runWith(Map.of("USER_SERVICE_ADMIN_URL", "http://localhost:1"), realm.file())
                .assertFailed("Nothing listens at http://localhost:1.", "USER_SERVICE_ADMIN_URL");
    }

    @Test
    void givenHttpsToPlainPort_whenUpdated_thenTheSchemeIsQuestioned() {
        String url = TestEnvironment.server().url().replace("http:", "https:");

        RealmUpdateRun.runWith(Map.of("USER_SERVICE_ADMIN_URL", url), realm.file())
                .assertFailed("TLS with " + url, "Is it the port for HTTPS?");
    }

    @Test
    void givenAbsentRealm_whenUpdated_thenTheServerIsToStartOnce() throws Exception {
        realm.content().put("realm", "absent");
        Path file = Files.writeString(
                folder.resolve("absent-realm.json"), realm.content().toString());

        RealmUpdateRun.run(file).assertFailed("The server has no realm absent", "start it once");
    }

    @Test
    void givenServiceAccountOfTheRealm_whenItMayManage_thenUpdated() {
        RealmUpdateRun.runWith(serviceAccount("realm-admin"), realm.file())
                .assertDone(realm.line("accessTokenLifespan 900 -> 600"), realm.summary("1 change made."));
    }

    @Test
    void givenServiceAccountOfTheRealm_whenItMayOnlyView_thenTheMissingRoleIsNamed() {
        RealmUpdateRun.runWith(serviceAccount("view-realm", "view-clients", "view-users"), realm.file())
                .assertFailed(
                        "is not permitted",
                        "realm-admin",
                        realm.summary("0 changes made before that."),
                        "To run it again is safe");

        assertUnchanged();
    }

    @Test
    void givenServiceAccountOfTheRealm_whenItMayNotView_thenTheMissingRoleIsNamed() {
        RealmUpdateRun.runWith(serviceAccount("view-clients"), realm.file())
                .assertFailed("may not see the settings", "realm-admin");
    }

    @Test
    void givenPlaceholderOfWrongType_whenUpdated_thenItIsNamedWithoutItsValue() {
        realm.content().put("accessTokenLifespan", "${USER_SERVICE_ACCESS_TOKEN_SECONDS:900}");

        RealmUpdateRun run = RealmUpdateRun.runWith(Map.of("USER_SERVICE_ACCESS_TOKEN_SECONDS", SECRET), realm.write());

        run.assertFailed("accessTokenLifespan is of the wrong type", "${USER_SERVICE_ACCESS_TOKEN_SECONDS:900}");
        assertThat(run.output()).doesNotContain(SECRET);
    }

    @Test
    void givenUnknownOption_whenRun_thenUsageAndExitCodeTwo() {
        RealmUpdateRun run = RealmUpdateRun.run("--dryrun");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("no option \"--dryrun\"", "Usage: update-realm");
    }
}
