package com.ecommerce.userservice.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
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

/** What a changed file brings into a realm, and what it leaves alone. */
@Tag("tools")
@WithServer
class RealmUpdateIT {

    private static final String CLIENT = "user-service-login";

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

    @Test
    void givenServerThatImportedItsFile_whenUpdated_thenNothingToChange() {
        String policy = KeycloakAdmin.current()
                .get(TestEnvironment.DEFAULT_REALM)
                .path("passwordPolicy")
                .asText();
        String origin = KeycloakAdmin.current()
                .client(TestEnvironment.DEFAULT_REALM, "user-service-login")
                .at("/webOrigins/0")
                .asText();

        RealmUpdateRun.runWith(Map.of("USER_SERVICE_PASSWORD_POLICY", policy, "USER_SERVICE_WEB_ORIGINS", origin))
                .assertDone("Realm ecommerce: nothing to change.");
    }

    @Test
    void givenImportedRealm_whenFileIsTheSame_thenNothingToChangeAndNoAdminEvent() {
        JsonNode before = realm.adminEvents();

        RealmUpdateRun.run(realm.file()).assertDone(realm.summary("nothing to change."));

        assertThat(realm.adminEvents()).isEqualTo(before);
    }

    @Test
    void givenUserAndSession_whenTokenLifeChanges_thenItArrivesAndBothStay() {
        TestUser user = realm.realm().register();
        Map<String, String> environment = Map.of("USER_SERVICE_ACCESS_TOKEN_SECONDS", "600");

        RealmUpdateRun.runWith(environment, realm.file())
                .assertDone(realm.line("accessTokenLifespan 900 -> 600"), realm.summary("1 change made."));

        realm.realm().tokenValidity().valid(user.access());
        Reply refreshed = realm.realm().api().refresh(user.refresh());
        assertThat(refreshed.status()).as("%s", refreshed).isEqualTo(200);
        JsonNode claims = Tokens.claims(Tokens.of(refreshed.json()).access());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
        JsonNode events = realm.adminEvents();
        assertThat(events).hasSize(1);
        RealmUpdateRun.runWith(environment, realm.file()).assertDone(realm.summary("nothing to change."));
        assertThat(realm.adminEvents()).isEqualTo(events);
    }

    @Test
    void givenChangedFile_whenDryRun_thenItIsSaidAndNothingChanged() {
        JsonNode before = realm.settings();
        realm.content().put("accessTokenLifespan", 600).put("resetPasswordAllowed", false);

        RealmUpdateRun.run("--dry-run", realm.write())
                .assertDone(
                        realm.line("accessTokenLifespan 900 -> 600"),
                        realm.line("resetPasswordAllowed true -> false"),
                        realm.summary("2 changes would be made."));

        assertThat(realm.settings()).isEqualTo(before);
        assertThat(realm.adminEvents()).isEmpty();
    }

    @Test
    void givenChangedClient_whenUpdated_thenOriginAndMappersAndScopesArrive() {
        ObjectNode client = realm.client(CLIENT);
        client.putArray("webOrigins").add("https://shop.example");
        client.putArray("optionalClientScopes").add("acr");
        client.withArray("/defaultClientScopes").remove(1);
        client.withArray("/protocolMappers")
                .addPOJO(hardcodedClaim("tenant", "shop"))
                .remove(1);

        RealmUpdateRun.run(realm.write())
                .assertDone(
                        "client user-service-login: webOrigins added https://shop.example; removed +",
                        "client user-service-login: protocolMappers.tenant added",
                        "client user-service-login: protocolMappers.user_id removed",
                        "client user-service-login: defaultClientScopes removed acr",
                        "client user-service-login: optionalClientScopes added acr",
                        realm.summary("5 changes made."));

        JsonNode claims = Tokens.claims(realm.realm().register().access());
        assertThat(claims.path("tenant").asText()).isEqualTo("shop");
        assertThat(claims.has("user_id")).isFalse();
        JsonNode updated = KeycloakAdmin.current().client(realm.realm().name(), CLIENT);
        assertThat(Json.texts(updated.path("webOrigins"))).containsExactly("https://shop.example");
        RealmUpdateRun.run(realm.file()).assertDone(realm.summary("nothing to change."));
    }

    @Test
    void givenProfileThatJudgesTheUsernameByTheOldRules_whenUpdated_thenAddressesWithApostrophesAreTaken() {
        ObjectNode old = realm.profile();
        ((ObjectNode) old.at("/attributes/0/validations")).putObject("username-prohibited-characters");
        ((ObjectNode) old.at("/attributes/0/validations/length")).put("max", 150);
        realm.realm().admin("PUT", "users/profile", old);

        RealmUpdateRun.run(realm.write());

        Reply reply = realm.realm()
                .api()
                .post("auth/register/", Map.of("email", "o'" + TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    }

    @Test
    void givenChangedProfile_whenUpdated_thenItHoldsForRegistrations() {
        ObjectNode profile = realm.profile();
        ((ObjectNode) profile.at("/attributes/4/validations/length")).put("max", 8);
        realm.setProfile(profile);

        RealmUpdateRun.run(realm.write())
                .assertDone(
                        "user profile: attributes.phone_number.validations.length.max 20 -> 8",
                        realm.summary("1 change made."));

        Reply reply = realm.realm()
                .api()
                .post(
                        "auth/register/",
                        Map.of(
                                "email",
                                TestUser.uniqueEmail(),
                                "password",
                                TestUser.PASSWORD,
                                "phone_number",
                                "+49 30 1234567"));
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
    }

    @Test
    void givenNewRoleAndChangedComposites_whenUpdated_thenBothArrive() {
        realm.content()
                .withArray("/roles/realm")
                .addPOJO(Map.of(
                        "name",
                        "support",
                        "composites",
                        Map.of("realm", List.of("customer"), "client", Map.of("user-service", List.of("grpc-read")))));
        ((ObjectNode) realm.content().at("/roles/realm/0/composites/client"))
                .putArray("realm-management")
                .add("view-users");

        RealmUpdateRun.run(realm.write())
                .assertDone(
                        "role support: added",
                        "role support: composites added customer, user-service/grpc-read",
                        "role admin: composites removed realm-management/query-users",
                        realm.summary("3 changes made."));

        assertThat(Json.texts(realm.admin("roles/support/composites"), "name"))
                .containsExactlyInAnyOrder("customer", "grpc-read");
        assertThat(Json.texts(realm.admin("roles/admin/composites"), "name")).containsExactly("view-users");
        RealmUpdateRun.run(realm.file()).assertDone(realm.summary("nothing to change."));
    }

    @Test
    void givenOperatorsSettings_whenUpdated_thenWhatTheFileDoesNotNameStays() {
        String name = realm.realm().name();
        realm.realm()
                .update(Map.of(
                        "displayNameHtml",
                        "<b>Shop</b>",
                        "oauth2DeviceCodeLifespan",
                        300,
                        "attributes",
                        Map.of("own", "1", "cibaInterval", "7")));
        realm.realm().setApi(Map.of("pageSizeLimit", "50"));
        String secret = KeycloakAdmin.current()
                .client(name, "user-service")
                .path("secret")
                .asText();
        realm.content().put("accessTokenLifespan", 600);
        realm.client("user-service").put("description", "Audience");

        RealmUpdateRun.run(realm.write())
                .assertDone(
                        realm.line("accessTokenLifespan 900 -> 600"),
                        realm.line("attributes.adminEventsExpiration (none) -> 2592000"),
                        realm.line("attributes.actionTokenGeneratedByUserLifespan.reset-credentials (none) -> 1800"),
                        realm.line("attributes.actionTokenGeneratedByUserLifespan.verify-email (none) -> 86400"),
                        realm.line("attributes.actionTokenGeneratedByUserLifespan.update-email (none) -> 86400"),
                        "client user-service: description \"Audience of access tokens. No login flow; its generated"
                                + " secret serves token introspection.\" -> Audience",
                        realm.summary("6 changes made."));

        JsonNode settings = realm.settings();
        assertThat(settings.path("displayNameHtml").asText()).isEqualTo("<b>Shop</b>");
        assertThat(settings.path("oauth2DeviceCodeLifespan").asInt()).isEqualTo(300);
        assertThat(settings.at("/attributes/own").asText()).isEqualTo("1");
        assertThat(settings.at("/attributes/cibaInterval").asText()).isEqualTo("7");
        assertThat(realm.realm().apiSettings().at("/config/pageSizeLimit/0").asText())
                .isEqualTo("50");
        assertThat(KeycloakAdmin.current()
                        .client(name, "user-service")
                        .path("secret")
                        .asText())
                .isEqualTo(secret);
    }

    private static Map<String, ?> hardcodedClaim(String name, String value) {
        return Map.of(
                "name",
                name,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-hardcoded-claim-mapper",
                "config",
                Map.of("claim.name", name, "claim.value", value, "access.token.claim", "true"));
    }
}
