package com.ecommerce.userservice.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What members of the shipped realm's group {@code operators} may do. */
@WithServer
class OperatorsIT {

    private static final String NEW_PASSWORD = "amber-Lighthouse-17";
    private static final Map<String, ?> PASSWORD = Map.of("type", "password", "value", NEW_PASSWORD);

    private static TestRealm realm;
    private static StaffUser operator;

    @BeforeAll
    static void createRealm() {
        realm = ShippedRealm.create(Map.of());
        operator = StaffUser.of(realm, "operators");
    }

    @AfterAll
    static void deleteRealm() {
        realm.close();
    }

    private static String user(TestUser user, String... rest) {
        return "users/" + user.id() + String.join("", rest);
    }

    @Test
    void givenCustomer_whenLookedFor_thenFoundWithSessionsAndEvents() {
        TestUser customer = realm.register();

        assertThat(operator.done("GET", "users?search=" + Http.encode(customer.email()), null)
                        .at("/0/id")
                        .asText())
                .isEqualTo(customer.id());
        assertThat(operator.done("GET", user(customer, "/sessions"), null)).hasSize(1);
        assertThat(operator.done("GET", "events?user=" + customer.id(), null)).isNotEmpty();
        assertThat(operator.done("GET", "admin-events", null)).isNotEmpty();
    }

    @Test
    void givenUserApi_whenListAndUser_thenServed() {
        TestUser customer = realm.register();
        String access = operator.user().access();

        Reply list = realm.api().get("users/?search=" + Http.encode(customer.email()), access);
        assertThat(list.status()).as("%s", list).isEqualTo(200);
        assertThat(list.json().path("count").asInt()).isEqualTo(1);
        assertThat(realm.api().get(user(customer, "/"), access).status()).isEqualTo(200);
    }

    @Test
    void givenNewUser_whenCreatedWithPassword_thenLogsIn() {
        String email = TestUser.uniqueEmail();

        operator.done(
                "POST",
                "users",
                Map.of("username", email, "email", email, "enabled", true, "credentials", List.of(PASSWORD)));

        assertThat(realm.api().login(email, NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void givenCustomer_whenEditedAndPasswordReset_thenBothHold() {
        TestUser customer = realm.register();
        ObjectNode account = (ObjectNode) operator.done("GET", user(customer), null);

        operator.done("PUT", user(customer), account.put("firstName", "Ada"));
        operator.done("PUT", user(customer, "/reset-password"), PASSWORD);

        Reply login = realm.api().login(customer.email(), NEW_PASSWORD);
        assertThat(login.text("/user/first_name")).isEqualTo("Ada");
    }

    @Test
    void givenCustomer_whenDisabled_thenRestAndGrpcRefuse() {
        TestUser customer = realm.register();
        realm.tokenValidity().warmUp(customer.access());
        ObjectNode account = (ObjectNode) operator.done("GET", user(customer), null);

        operator.done("PUT", user(customer), account.put("enabled", false));

        realm.tokenValidity().invalid(customer.access(), InvalidReason.INVALID_REASON_USER_DISABLED);
    }

    /** As the console's list of sessions does it. */
    @Test
    void givenSessionOfACustomer_whenEndedByItsId_thenItsTokenIsRefused() {
        TestUser customer = realm.register();
        String session = operator.done("GET", user(customer, "/sessions"), null)
                .at("/0/id")
                .asText();

        operator.done("DELETE", "sessions/" + session, null);

        assertThat(realm.api().me(customer.access()).status()).isEqualTo(401);
    }

    @Test
    void givenTwoSessions_whenOneIsEnded_thenThatOneAloneIsRefused() {
        TestUser first = realm.register();
        TestUser second = realm.login(first);
        realm.tokenValidity().warmUp(first.access());
        String session = Tokens.claims(first.access()).path("sid").asText();

        operator.done("DELETE", "sessions/" + session, null);

        realm.tokenValidity().invalid(first.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
        realm.tokenValidity().valid(second.access());
    }

    @Test
    void givenCustomer_whenSignedOutAndDeleted_thenBothHold() {
        TestUser customer = realm.register();

        operator.done("POST", user(customer, "/logout"), null);
        // Keycloak also sets the user's not-before, which a token of the same second is not before.
        realm.tokenValidity()
                .invalid(
                        customer.access(),
                        InvalidReason.INVALID_REASON_REVOKED,
                        InvalidReason.INVALID_REASON_SESSION_ENDED);
        operator.done("DELETE", user(customer), null);

        assertThat(operator.send("GET", user(customer), null).status()).isEqualTo(404);
    }

    @Test
    void givenLockedCustomer_whenUnlocked_thenLogsIn() {
        TestUser customer = realm.register();
        int tries = realm.admin("GET", "", null).json().path("failureFactor").asInt();
        for (int i = 0; i < tries; i++) {
            realm.api().login(customer.email(), "not-the-Password-1");
        }
        assertThat(realm.api().login(customer.email(), TestUser.PASSWORD).status())
                .isEqualTo(401);

        operator.done("DELETE", "attack-detection/brute-force/users/" + customer.id(), null);

        realm.login(customer);
    }
}
