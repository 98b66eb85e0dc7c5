package com.ecommerce.userservice.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Forgot password" and other mail of the pages: what strangers can make of it, and mail servers that hang. */
@Tag("long")
@WithServer
class PasswordResetLimitsIT {

    /** The option's default. */
    private static final int MAX_PER_HOUR = 5;

    private static final String FIRST_PASSWORD = "amber-Lighthouse-17";
    private static final String SECOND_PASSWORD = "copper-Lighthouse-18";

    private static TestRealm realm;

    @BeforeAll
    static void createRealm() {
        realm = withMailServer(Mailbox.settings());
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    private static TestRealm withMailServer(Map<String, String> settings) {
        TestRealm created = TestRealm.forManyLogins();
        created.update(Map.of(
                "resetPasswordAllowed",
                true,
                "smtpServer",
                settings,
                "eventsEnabled",
                true,
                "enabledEventTypes",
                List.of("RESET_PASSWORD_ERROR", "SEND_RESET_PASSWORD")));
        return created;
    }

    private static Reply ask(TestRealm realm, String name) {
        Reply reply = LoginPage.open(realm).follow("reset-credentials").submit(Map.of("username", name));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply;
    }

    @Test
    void givenLink_whenFollowed_thenNewPassword() {
        TestUser customer = realm.register();
        LoginPage browser = LoginPage.open(realm).follow("reset-credentials");
        browser.submit(Map.of("username", customer.email()));
        Mail mail = Mailbox.awaitLink(customer.email());

        browser.visit(mail.link());
        browser.submit(Map.of("password-new", FIRST_PASSWORD, "password-confirm", FIRST_PASSWORD));
        assertThat(realm.api().login(customer.email(), FIRST_PASSWORD).status()).isEqualTo(200);

        ask(realm, customer.email());
        LoginPage elsewhere = LoginPage.open(realm);
        elsewhere.visit(Mailbox.awaitLink(customer.email(), 2).link());
        elsewhere.submit(Map.of("password-new", SECOND_PASSWORD, "password-confirm", SECOND_PASSWORD));
        assertThat(realm.api().login(customer.email(), SECOND_PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void givenAccount_whenAskedOften_thenFewMails() {
        TestUser often = realm.register();
        TestUser once = realm.register();

        for (int request = 0; request < MAX_PER_HOUR + 3; request++) {
            ask(realm, often.email());
        }
        ask(realm, once.email());

        Mailbox.awaitLink(once.email());
        Mailbox.awaitLink(often.email(), MAX_PER_HOUR);
        Await.untilAsserted(
                () -> assertThat(events("SEND_RESET_PASSWORD", often)).hasSize(MAX_PER_HOUR));
        assertThat(Mailbox.of(often.email())).hasSize(MAX_PER_HOUR);
    }

    private static JsonNode events(String type, TestUser user) {
        return realm.admin().get(realm.name() + "/events?max=50&type=" + type + "&user=" + user.id());
    }

    @Test
    void givenNoSuchAccount_whenAsked_thenOperatorsSeeIt() {
        String nobody = TestUser.uniqueEmail();

        ask(realm, nobody);

        Await.untilAsserted(() -> {
            JsonNode events = realm.admin().get(realm.name() + "/events?max=50&type=RESET_PASSWORD_ERROR");
            assertThat(events).anySatisfy(event -> {
                assertThat(event.at("/details/username").asText()).isEqualTo(nobody);
                assertThat(event.path("error").asText()).isEqualTo("user_not_found");
                assertThat(event.path("ipAddress").asText()).isNotBlank();
            });
        });
    }

    @Test
    void givenDisabledAccount_whenAsked_thenSamePageAndNoMail() {
        TestUser disabled = realm.register();
        TestUser other = realm.register();
        realm.admin("PUT", "users/" + disabled.id(), Map.of("enabled", false));

        ask(realm, disabled.email());
        ask(realm, other.email());

        Mailbox.awaitLink(other.email());
        Await.untilAsserted(
                () -> assertThat(events("RESET_PASSWORD_ERROR", disabled)).isNotEmpty());
        assertThat(Mailbox.of(disabled.email())).isEmpty();
    }

    /** The mail server would have ten minutes to answer each time. */
    @Test
    void givenMailServerThatHangs_whenPagesSendMail_thenAllAnsweredAndOtherRealmsHaveTheirs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
                TestRealm hanging = withMailServer(silent(silent, 600_000))) {
            List<TestUser> customers = List.of(hanging.register(), hanging.register(), hanging.register());
            for (int round = 0; round < MAX_PER_HOUR; round++) {
                customers.forEach(customer -> ask(hanging, customer.email()));
            }
            TestUser unconfirmed = customers.get(0);
            hanging.admin("PUT", "users/" + unconfirmed.id(), Map.of("requiredActions", List.of("VERIFY_EMAIL")));
            Reply page = LoginPage.open(hanging)
                    .submit(Map.of("username", unconfirmed.email(), "password", TestUser.PASSWORD));
            assertThat(page.status()).as("%s", page).isEqualTo(200);
            assertThat(page.body()).contains(unconfirmed.email());

            TestUser elsewhere = realm.register();
            ask(realm, elsewhere.email());
            Mailbox.awaitLink(elsewhere.email());
        }
    }

    private static Map<String, String> silent(ServerSocket server, int timeoutMillis) {
        Map<String, String> settings = new HashMap<>(Mailbox.settings());
        settings.put("port", Integer.toString(server.getLocalPort()));
        settings.put("timeout", Integer.toString(timeoutMillis));
        return settings;
    }

    @Test
    void givenMailServerThatHangs_whenItsTimeIsOver_thenCountedAndOperatorsHearOfIt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
                TestRealm hanging = withMailServer(silent(silent, 500))) {
            double failed = failed();
            ask(hanging, hanging.register().email());
            Await.untilAsserted(() -> assertThat(failed()).isGreaterThan(failed));

            // The admin API waits for the mail server, so that operators hear what it says.
            String customer = hanging.register().id();
            List<Integer> statuses =
                    Parallel.run(6, () -> executeActions(hanging, customer).status());
            assertThat(statuses).containsOnly(500);
        }
    }

    @Test
    void givenMailServerThatRefuses_whenMailIsSent_thenNoAddressInTheLog() {
        try (RefusingMailServer refusing = new RefusingMailServer();
                TestRealm realm = withMailServer(refusing.settings())) {
            TestUser customer = realm.register();
            double failed = failed();

            ask(realm, customer.email());
            Await.untilAsserted(() -> assertThat(failed()).isGreaterThan(failed));
            assertThat(executeActions(realm, customer.id()).status()).isEqualTo(500);

            Await.untilAsserted(() -> assertThat(TestEnvironment.server().logLines())
                    .anySatisfy(line -> assertThat(line).contains(realm.name(), "could not be sent")));
            assertThat(TestEnvironment.server().logLines())
                    .noneSatisfy(line -> assertThat(line).contains(customer.email()));
        }
    }

    @Test
    void givenMailServer_whenOperatorsSendSeveralAtOnce_thenAllWaitForTheirTurn() {
        String customer = realm.register().id();

        List<Integer> statuses =
                Parallel.run(6, () -> executeActions(realm, customer).status());

        assertThat(statuses).containsOnly(204);
    }

    private static Reply executeActions(TestRealm realm, String userId) {
        Map<String, String> headers = new HashMap<>(Api.bearer(realm.admin().accessToken()));
        headers.put("Content-Type", Http.JSON);
        return realm.admin()
                .request(
                        "PUT",
                        "/admin/realms/" + realm.name() + "/users/" + userId + "/execute-actions-email",
                        headers,
                        "[\"UPDATE_PASSWORD\"]".getBytes(StandardCharsets.UTF_8));
    }

    private static double failed() {
        return MetricsPage.now().sum("user_service_mails_total", Map.of("outcome", "failed"));
    }
}
