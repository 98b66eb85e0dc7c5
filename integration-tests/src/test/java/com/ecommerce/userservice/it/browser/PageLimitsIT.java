package com.ecommerce.userservice.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many e-mails Keycloak's own pages send, for one address and for one account. */
@Tag("long")
@WithServer
class PageLimitsIT {

    private static TestRealm realm;

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
        realm.update(Map.of("resetPasswordAllowed", true, "smtpServer", Mailbox.settings()));
        allow(0, 0);
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    @BeforeEach
    void admitAll() {
        allow(0, 0);
    }

    private static void allow(int perAddress, int perAccount) {
        realm.setApi(Map.of(
                "mailLimitPerMinute", Integer.toString(perAddress),
                "mailLimitPerAccount", Integer.toString(perAccount)));
    }

    private static Reply askForLink(String name) {
        return LoginPage.open(realm).follow("reset-credentials").submit(Map.of("username", name));
    }

    private static void assertRefused(Reply reply, String policy) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(429);
        assertThat(reply.header("RateLimit-Policy")).startsWith(policy);
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
    }

    @Test
    void givenAccount_whenLinksAreAskedFor_thenAsManyAsTheLimitForKnownAndUnknownAlike() {
        TestUser known = realm.register();
        String unknown = TestUser.uniqueEmail();
        allow(0, 3);

        for (String name : List.of(known.email(), unknown)) {
            for (String spelling : List.of(name, name.toUpperCase(), " " + name)) {
                assertThat(askForLink(spelling).status()).isEqualTo(200);
            }
            assertRefused(askForLink(name), "\"mail-per-account\";q=3;w=600");
        }
        assertThat(askForLink(TestUser.uniqueEmail()).status()).isEqualTo(200);
        Mailbox.awaitLink(known.email(), 3);
    }

    @Test
    void givenAddress_whenLinksForManyAreAskedFor_thenAsManyAsTheLimit() {
        allow(2, 0);

        assertThat(askForLink(TestUser.uniqueEmail()).status()).isEqualTo(200);
        assertThat(askForLink(TestUser.uniqueEmail()).status()).isEqualTo(200);
        assertRefused(askForLink(TestUser.uniqueEmail()), "\"mail\";q=2;w=60");
    }

    @Test
    void givenUnconfirmedAccount_whenMailIsSentAgain_thenItCountsAsTheLinksDo() {
        TestUser customer = realm.register();
        realm.admin("PUT", "users/" + customer.id(), Map.of("requiredActions", List.of("VERIFY_EMAIL")));
        allow(0, 2);
        Map<String, String> credentials = Map.of("username", customer.email(), "password", TestUser.PASSWORD);

        Reply sent = LoginPage.open(realm).submit(credentials);
        assertThat(sent.status()).as("%s", sent).isEqualTo(200);
        assertThat(askForLink(customer.email()).status()).isEqualTo(200);
        Mailbox.awaitLink(customer.email(), 2);

        Reply refused = LoginPage.open(realm).submit(credentials);
        assertRefused(refused, "\"mail-per-account\";q=2;w=600");
        assertThat(Mailbox.of(customer.email())).hasSize(2);
    }

    /** Keycloak's e-mails by an operator's hand, here the same one. */
    @Test
    void givenUsedUpLimit_whenOperatorSends_thenSent() {
        TestUser customer = realm.register();
        allow(0, 1);
        assertThat(askForLink(customer.email()).status()).isEqualTo(200);
        Mailbox.awaitLink(customer.email());
        assertRefused(askForLink(customer.email()), "\"mail-per-account\"");

        realm.admin("PUT", "users/" + customer.id() + "/send-verify-email", new HashMap<>());

        Mailbox.awaitLink(customer.email(), 2);
    }
}
