package com.ecommerce.userservice.it.limits;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the limit of logins holds for, and what it leaves alone. All requests of a test come from one address. */
@Tag("long")
@WithServer
class LimitScopeIT {

    private TestRealm realm;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.forManyLogins();
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    @Test
    void givenRealmThatSaysNothing_whenDevelopmentMode_thenNoLimit() {
        List<Reply> replies = Parallel.run(40, () -> Logins.wrong(realm, TestUser.uniqueEmail()));

        assertThat(replies).extracting(Reply::status).containsOnly(401);
    }

    @Test
    void givenRefusals_whenTheAccountIsLookedAt_thenTheyDidNotCountAsWrongPasswords() {
        TestUser customer = realm.register();
        realm.update(Map.of("bruteForceProtected", true, "failureFactor", 3, "quickLoginCheckMilliSeconds", 0));
        realm.setApi(Map.of("loginLimitPerMinute", "1"));
        assertThat(Logins.wrong(realm, customer.email()).status()).isEqualTo(401);

        for (int request = 0; request < 5; request++) {
            assertProblem(Logins.wrong(realm, customer.email()), "rate_limited");
        }

        realm.setApi(Map.of("loginLimitPerMinute", "0"));
        assertThat(realm.api().login(customer.email(), TestUser.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void givenLimit_whenSignInPageIsSent_thenTheSameOneHolds() {
        TestUser customer = realm.register();
        realm.setApi(Map.of("loginLimitPerMinute", "2"));
        Map<String, String> wrong = Map.of("username", customer.email(), "password", "wrong-Password-1");
        LoginPage page = LoginPage.open(realm);
        assertThat(page.submit(wrong).status()).isEqualTo(200);
        assertProblem(Logins.wrong(realm, TestUser.uniqueEmail()), "invalid_credentials");

        Reply refused = page.submit(wrong);

        assertThat(refused.status()).as("%s", refused).isEqualTo(429);
        assertThat(refused.body()).contains("Please try again in a minute.");
        Logins.assertLimited(refused, "\"login\";q=2", 60);
        assertProblem(Logins.wrong(realm, TestUser.uniqueEmail()), "rate_limited");
    }

    @Test
    void givenClientWithASecret_whenItLogsCustomersIn_thenNoLimit() {
        realm.admin(
                "POST",
                "clients",
                Map.of("clientId", "shop", "secret", "secret-of-shop", "directAccessGrantsEnabled", true));
        realm.setApi(Map.of("loginLimitPerMinute", "1"));

        for (int request = 0; request < 3; request++) {
            assertThat(Logins.byToken(realm, "shop", Map.of("client_secret", "secret-of-shop"))
                            .text("/error"))
                    .isEqualTo("invalid_grant");
        }
    }

    @Test
    void givenForwardedAddresses_whenNoProxyIsTrusted_thenTheyMakeNoDifference() {
        realm.setApi(Map.of("loginLimitPerMinute", "1"));
        assertProblem(Logins.wrong(realm, TestUser.uniqueEmail()), "invalid_credentials");

        Reply reply = realm.api()
                .send(
                        "POST",
                        "auth/login/",
                        Map.of("X-Forwarded-For", "198.51.100.7", "Forwarded", "for=198.51.100.7"),
                        Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));

        assertProblem(reply, "rate_limited");
    }

    @Test
    void givenOtherRealm_whenOneIsUsedUp_thenTheOtherIsNot() {
        realm.setApi(Map.of("loginLimitPerMinute", "1"));
        Logins.wrong(realm, TestUser.uniqueEmail());
        assertProblem(Logins.wrong(realm, TestUser.uniqueEmail()), "rate_limited");

        try (TestRealm other = TestRealm.forManyLogins()) {
            other.setApi(Map.of("loginLimitPerMinute", "1"));
            assertProblem(other.api().login(TestUser.uniqueEmail(), TestUser.PASSWORD), "invalid_credentials");
        }
    }

    @Test
    void givenOtherWaysIn_whenLoginsAreUsedUp_thenTheyGoOn() {
        TestUser customer = realm.register();
        realm.setApi(Map.of("loginLimitPerMinute", "1"));
        Logins.wrong(realm, TestUser.uniqueEmail());
        assertProblem(Logins.wrong(realm, customer.email()), "rate_limited");

        Api api = realm.api();
        assertThat(api.me(customer.access()).status()).isEqualTo(200);
        Reply refreshed = api.refresh(customer.refresh());
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(api.logout(refreshed.text("/refresh")).status()).isEqualTo(200);
    }

    @Test
    void givenDecisions_whenMetersAreRead_thenCounted() {
        realm.setApi(Map.of("loginLimitPerMinute", "1"));
        double admitted = decisions("admitted");
        double refused = decisions("refused");

        Logins.wrong(realm, TestUser.uniqueEmail());
        Logins.wrong(realm, TestUser.uniqueEmail());

        assertThat(decisions("admitted")).isGreaterThan(admitted);
        assertThat(decisions("refused")).isGreaterThan(refused);
    }

    private static double decisions(String outcome) {
        return MetricsPage.now()
                .sum("user_service_limited_requests_total", Map.of("limit", "login", "outcome", outcome));
    }
}
