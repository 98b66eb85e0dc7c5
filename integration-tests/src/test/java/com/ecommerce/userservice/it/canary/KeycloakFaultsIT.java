package com.ecommerce.userservice.it.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.http.SlowSenders;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.ServerSetup;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Faults of Keycloak, on a Keycloak without any of our providers, that {@code extensions/repairs} repairs. A test that fails
 * here is good news: its repair may go, see {@code docs/repairs.md}.
 */
@Tag("canary")
@WithServer(ServerSetup.KEYCLOAK_ALONE)
class KeycloakFaultsIT {

    /** More than a Keycloak on a few processors has workers. */
    private static final int SLOW_SENDERS = 600;

    /** How often two updates of one user meet; a part of them is enough. */
    private static final int RACES = 60;

    private static final int LONGEST_NAME = 255;

    private TestRealm realm;
    private TestClient client;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.create();
        client = TestClient.withoutAudience(realm);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private TestUser createUser() {
        String email = TestUser.uniqueEmail();
        Map<String, ?> user = Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "firstName",
                "Ada",
                "lastName",
                "Nowak",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", TestUser.PASSWORD)));
        return new TestUser(KeycloakAdmin.createdId(realm.admin("POST", "users", user)), email, null);
    }

    private JsonNode user(TestUser user) {
        return realm.admin("GET", "users/" + user.id(), null).json();
    }

    /** {@code http.AcceptLanguageFilter}. */
    @Test
    void givenMalformedAcceptLanguage_whenSignInPageIsOpened_thenNotShown() {
        realm.update(Map.of("internationalizationEnabled", true, "supportedLocales", List.of("en", "de")));

        assertThat(signInPage("de;q=0.5").status()).isEqualTo(200);
        assertThat(signInPage("de;q=2").status()).isGreaterThanOrEqualTo(400);
    }

    private Reply signInPage(String acceptLanguage) {
        String address = TestEnvironment.server().url() + "/realms/" + realm.name();
        return Http.send(
                "GET",
                address
                        + "/protocol/openid-connect/auth?client_id=account&response_type=code&scope=openid&redirect_uri="
                        + Http.encode(address + "/account/"),
                Map.of("Accept-Language", acceptLanguage),
                null);
    }

    /** {@code admin.ServerInfoFilter}. */
    @Test
    void givenAdministratorOfOneRealm_whenServerInfoIsRead_thenHowTheServerIsSetUp() {
        TestUser user = createUser();
        realm.admin(
                "POST",
                "users/" + user.id() + "/role-mappings/clients/" + StaffUser.managementId(realm),
                StaffUser.roles(realm, "realm-admin"));
        String token = client.login(user).path("access_token").asText();

        Reply reply = realm.admin().request("GET", "/admin/serverinfo", Api.bearer(token), null);

        assertThat(reply.body()).contains("operationalInfo", "jdbc:");
    }

    /** {@code session.AccountSessionsListener}. */
    @Test
    void givenUserWasDisabledAndEnabledAgain_whenRefreshed_thenTheOldSessionIsBack() {
        TestUser user = createUser();
        String refresh = client.login(user).path("refresh_token").asText();

        realm.admin("PUT", "users/" + user.id(), Map.of("enabled", false));
        realm.admin("PUT", "users/" + user.id(), Map.of("enabled", true));

        Reply reply = Http.postForm(
                TestClient.endpoint(realm.name(), "token"),
                Map.of("grant_type", "refresh_token", "client_id", client.clientId(), "refresh_token", refresh));
        assertThat(reply.status()).isEqualTo(200);
    }

    /** {@code name.SubmittedNamesFilter} and {@code event.BoundedEventStoreProvider}. */
    @Test
    void givenNameOfAnyLength_whenLoginIsRefused_thenAllOfItIsStored() {
        realm.update(Map.of("eventsEnabled", true, "enabledEventTypes", List.of("LOGIN_ERROR")));

        client.tryLogin("n".repeat(10 * LONGEST_NAME), TestUser.PASSWORD);

        JsonNode event = realm.admin("GET", "events", null).json().path(0);
        assertThat(event.at("/details/username").asText()).hasSizeGreaterThan(LONGEST_NAME);
    }

    /** {@code profile.CodePointLengthValidator}. */
    @Test
    void givenNameOutsideTheBasicPlane_whenItIsHalfAsLongAsItMayBe_thenRefused() {
        TestUser user = createUser();
        Map<String, String> headers = new HashMap<>(Api.bearer(realm.admin().accessToken()));
        headers.put("Content-Type", Http.JSON);

        Reply reply = realm.admin()
                .request(
                        "PUT",
                        "/admin/realms/" + realm.name() + "/users/" + user.id(),
                        headers,
                        Json.write(Map.of("firstName", "\ud840\udc00".repeat(LONGEST_NAME / 2 + 1)))
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(400);
    }

    /** {@code http.BodyRoute}. */
    @Test
    void givenBodiesThatComeSlowly_whenOthersCall_thenNotAnswered() throws Exception {
        URI server = URI.create(TestEnvironment.server().url());
        String token = "/realms/" + realm.name() + "/protocol/openid-connect/token";
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/realms/" + realm.name()))
                .timeout(Duration.ofSeconds(3))
                .build();

        try (SlowSenders slow = new SlowSenders(
                SocketFactory.getDefault(), server.getPort(), SLOW_SENDERS, SlowSenders.headOfPost(token, Http.FORM))) {
            assertThatThrownBy(() -> Http.client().send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    /** {@code persistence.DynamicUpdates} and {@code profile.ConcurrentUserProfile}. */
    @Test
    void givenTwoUpdatesOfOneUserAtOnce_whenTheyTouchDifferentFields_thenOneIsLostAtTimes() {
        long lost = IntStream.range(0, RACES).filter(race -> isOneLost()).count();

        assertThat(lost).isPositive();
    }

    private boolean isOneLost() {
        TestUser user = createUser();
        Parallel.forEach(
                List.<Map<String, ?>>of(Map.of("enabled", false), Map.of("firstName", "Grace")),
                2,
                change -> realm.admin("PUT", "users/" + user.id(), change));
        JsonNode now = user(user);
        return now.path("enabled").asBoolean()
                || !now.path("firstName").asText().equals("Grace");
    }
}
