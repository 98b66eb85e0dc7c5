package com.ecommerce.userservice.it.realm;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sections beside settings, roles and the user profile. */
@Tag("nightly")
@Tag("tools")
@WithServer
class RealmUpdateSectionsIT {

    @TempDir
    private Path folder;

    private ImportedRealm realm;

    @BeforeEach
    void createRealm() {
        realm = ImportedRealm.create(folder);
    }

    @AfterEach
    void deleteRealm() {
        realm.close();
    }

    private void assertArrives(String... lines) {
        RealmUpdateRun.run(realm.write()).assertDone(lines);
        RealmUpdateRun.run(realm.file()).assertDone(realm.summary("nothing to change."));
    }

    @Test
    void givenGroups_whenUpdated_thenTheyArriveWithTheirRoles() {
        realm.content().putArray("defaultGroups").add("/customers");
        realm.content()
                .putArray("groups")
                .addPOJO(Map.of(
                        "name",
                        "customers",
                        "attributes",
                        Map.of("tier", List.of("1")),
                        "realmRoles",
                        List.of("customer"),
                        "subGroups",
                        List.of(Map.of(
                                "name", "gate ways", "clientRoles", Map.of("user-service", List.of("grpc-read"))))));

        assertArrives(
                "group /customers: added",
                "group /customers: roles added customer",
                "group /customers/gate ways: added",
                "group /customers/gate ways: roles added user-service/grpc-read",
                realm.line("defaultGroups (none) -> [/customers]"),
                realm.summary("5 changes made."));

        JsonNode group = realm.admin("group-by-path/customers");
        assertThat(Json.texts(group.path("realmRoles"))).containsExactly("customer");
        assertThat(Json.texts(group.at("/attributes/tier"))).containsExactly("1");
    }

    @Test
    void givenSettingsOfTheApi_whenUpdated_thenTheyArriveAndHold() {
        realm.apiSettings().putArray("registrationEnabled").add("false");
        realm.apiSettings().putArray("pageSizeLimit").add("50");
        realm.apiSettings().putArray("refreshGraceSeconds").add("0");

        assertArrives(
                "user API: registrationEnabled (none) -> false",
                "user API: pageSizeLimit (none) -> 50",
                "user API: refreshGraceSeconds (none) -> 0",
                realm.summary("3 changes made."));

        assertProblem(realm.realm().api().post("auth/register/", Map.of()), "registration_closed");
    }

    @Test
    void givenRealmWithoutTheApi_whenUpdated_thenItIsServed() {
        realm.realm()
                .admin(
                        "DELETE",
                        "components/" + realm.realm().apiSettings().path("id").asText(),
                        null);
        assertProblem(realm.realm().api().get("health/"), "not_found");

        assertArrives(
                "user API: added",
                "user API: apiEnabled (none) -> true",
                "user API: emailVerificationEnabled (none) -> true",
                "user API: passwordResetEnabled (none) -> true",
                "user API: sessionsEnabled (none) -> true",
                "user API: emailChangeEnabled (none) -> true",
                realm.summary("6 changes made."));

        assertThat(realm.realm().api().get("health/").status()).isEqualTo(200);
    }

    @Test
    void givenClientScope_whenUpdated_thenItArrivesAndClientsMayUseIt() {
        realm.content()
                .putArray("clientScopes")
                .addPOJO(Map.of("name", "shop", "protocol", "openid-connect", "description", "Shop"));
        realm.client("user-service-login").putArray("optionalClientScopes").add("shop");

        assertArrives(
                "client scope shop: added",
                "client user-service-login: optionalClientScopes added shop",
                realm.summary("2 changes made."));
    }

    @Test
    void givenNewClient_whenUpdated_thenItArrivesWithItsRoles() {
        realm.content()
                .withArray("/clients")
                .addObject()
                .put("clientId", "shop")
                .put("secret", "violet-Harbour-41");
        realm.content().withObject("/roles/client").putArray("shop").addPOJO(Map.of("name", "buyer"));

        assertArrives("client shop: added", "role shop/buyer: added", realm.summary("2 changes made."));

        realm.client("shop").put("secret", "amber-Lighthouse-17");
        assertArrives("client shop: secret *** -> ***", realm.summary("1 change made."));
        assertThat(KeycloakAdmin.current()
                        .client(realm.realm().name(), "shop")
                        .path("secret")
                        .asText())
                .isEqualTo("amber-Lighthouse-17");
    }

    @Test
    void givenRequiredActionsAndTexts_whenUpdated_thenTheyArrive() {
        realm.content()
                .putArray("supportedLocales")
                .add("de")
                .add("en")
                .add("es")
                .add("zh-CN");
        realm.content().putObject("localizationTexts").putObject("de").put("doLogIn", "Herein");
        realm.content()
                .putArray("requiredActions")
                .addPOJO(Map.of("alias", "CONFIGURE_TOTP", "enabled", false))
                .addPOJO(Map.of("alias", "VERIFY_EMAIL", "defaultAction", true));

        assertArrives(
                realm.line("supportedLocales removed fr"),
                "required action CONFIGURE_TOTP: enabled true -> false",
                "required action VERIFY_EMAIL: defaultAction false -> true",
                "texts of de: doLogIn (none) -> Herein",
                realm.summary("4 changes made."));

        assertThat(realm.admin("authentication/required-actions/VERIFY_EMAIL")
                        .path("enabled")
                        .asBoolean())
                .as("what the file does not name")
                .isTrue();
    }

    @Test
    void givenFlow_whenUpdated_thenRequirementAndConfigurationArrive() {
        ((ObjectNode) realm.content().at("/authenticationFlows/2/authenticationExecutions/4"))
                .put("requirement", "DISABLED");
        ((ObjectNode) realm.content().at("/authenticatorConfig/0/config")).put("included", "true");

        assertArrives(
                "flow Browser - Conditional 2FA: conditional-credential: config.included (none) -> true",
                "flow Browser - Conditional 2FA: auth-recovery-authn-code-form: requirement ALTERNATIVE -> DISABLED",
                realm.summary("2 changes made."));
    }

    @Test
    void givenStepThatTheRealmLacks_whenUpdated_thenRefusedAndNothingChanged() {
        realm.content().put("resetPasswordAllowed", false);
        realm.content()
                .withArray("/authenticationFlows/1/authenticationExecutions")
                .addPOJO(Map.of("authenticator", "auth-otp-form", "requirement", "REQUIRED"));

        RealmUpdateRun.run(realm.write()).assertFailed("has no auth-otp-form in the flow forms", "Nothing was changed");

        assertThat(realm.settings().path("resetPasswordAllowed").asBoolean()).isTrue();
    }

    @Test
    void givenMailServer_whenItsPasswordChanges_thenItIsSetOnlyWhenAsked() {
        realm.content()
                .putObject("smtpServer")
                .put("host", "localhost")
                .put("from", "shop@example.com")
                .put("auth", "true")
                .put("user", "shop")
                .put("password", "${SMTP_PASSWORD}");
        Path file = realm.write();
        String notCompared = realm.summary(
                "not compared, since Keycloak does not give it out: smtpServer.password;" + " --with-secrets sets it.");

        RealmUpdateRun.runWith(Map.of("SMTP_PASSWORD", "violet-Harbour-41"), file)
                .assertDone(
                        realm.line("smtpServer.host \"\" -> localhost"),
                        realm.line("smtpServer.from no-reply@example.com -> shop@example.com"),
                        realm.line("smtpServer.auth false -> true"),
                        realm.line("smtpServer.user \"\" -> shop"),
                        notCompared,
                        realm.summary("4 changes made."));
        Map<String, String> changed = Map.of("SMTP_PASSWORD", "amber-Lighthouse-17");
        RealmUpdateRun.runWith(changed, file).assertDone(notCompared, realm.summary("nothing to change."));
        RealmUpdateRun.runWith(changed, "--with-secrets", file)
                .assertDone(realm.line("smtpServer.password *** -> ***"), realm.summary("1 change made."));
    }
}
