package com.ecommerce.userservice.it.limits;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often one address may log in and register. All requests of a test come from one address. */
@WithServer
class RateLimitsIT {

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
    void givenLimit_whenManyLogInAtOnce_thenAsManyAsItAdmitsAndTheNextIsToldWhenToComeBack() {
        TestUser customer = realm.register();
        realm.setApi(Map.of("loginLimitPerMinute", "30"));

        List<Reply> replies = Parallel.run(60, () -> Logins.wrong(realm, TestUser.uniqueEmail()));

        assertThat(replies).filteredOn(reply -> reply.status() == 401).hasSize(30);
        assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(30);
        Reply unknown = Logins.wrong(realm, TestUser.uniqueEmail());
        assertProblem(unknown, "rate_limited");
        Logins.assertLimited(unknown, "\"login\";q=30", 60);
        Reply known = realm.api().login(customer.email(), TestUser.PASSWORD);
        assertProblem(known, "rate_limited");
        assertThat(withoutNumbers(known)).isEqualTo(withoutNumbers(unknown));
    }

    @Test
    void givenLimit_whenTokenEndpointIsAsked_thenTheSameOneHolds() {
        realm.setApi(Map.of("loginLimitPerMinute", "3"));
        assertProblem(Logins.wrong(realm, TestUser.uniqueEmail()), "invalid_credentials");
        assertThat(Logins.byToken(realm, "user-service-login", Map.of()).text("/error"))
                .isEqualTo("invalid_grant");
        // Public, and of every realm.
        assertThat(Logins.byToken(realm, "admin-cli", Map.of()).text("/error")).isEqualTo("invalid_grant");

        for (String client : List.of("user-service-login", "admin-cli")) {
            Reply refused = Logins.byToken(realm, client, Map.of());

            assertThat(refused.status()).as("%s", refused).isEqualTo(429);
            assertThat(refused.text("/error")).isEqualTo("temporarily_unavailable");
            assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
            Logins.assertLimited(refused, "\"login\";q=3", 60);
        }
        assertProblem(Logins.wrong(realm, TestUser.uniqueEmail()), "rate_limited");
    }

    @Test
    void givenLimit_whenCustomersRegister_thenApiAndPageShareIt() {
        realm.setApi(Map.of("registrationLimitPerHour", "3", "loginLimitPerMinute", "1"));
        TestUser first = realm.register();
        TestUser second = realm.register();
        LoginPage page = LoginPage.open(realm).follow("registration");
        assertThat(page.submit(Map.of("email", TestUser.uniqueEmail())).status())
                .as("a form with mistakes")
                .isEqualTo(200);

        Reply byPage = page.submit(Map.of("email", TestUser.uniqueEmail()));
        Reply byApi = realm.api()
                .post("auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));

        assertThat(byPage.status()).as("%s", byPage).isEqualTo(429);
        assertThat(byPage.body()).contains("Please try again in 60 minutes.");
        Logins.assertLimited(byPage, "\"registration\";q=3", 3_600);
        assertProblem(byApi, "rate_limited");
        Logins.assertLimited(byApi, "\"registration\";q=3", 3_600);
        // The tokens of a registration are no login.
        assertThat(realm.login(first).access()).isNotEqualTo(second.access());
    }

    /** The seconds to wait differ. */
    private static String withoutNumbers(Reply reply) {
        return reply.body().replaceAll("in \\d+ seconds", "");
    }
}
