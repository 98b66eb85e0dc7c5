package com.ecommerce.userservice.it.mailbox;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The e-mails of development mode without a mail server: nobody waits here, since a reply comes after its e-mails. */
@Tag("image")
@WithServer
class DevelopmentMailboxIT {

    private static final int MAX_MAILS = 100;

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static TestRealm realm;

    private final Api api = Api.ofDefaultRealm();

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
    }

    @AfterAll
    static void deleteRealm() {
        realm.close();
    }

    private static List<JsonNode> mails(Api api, String query) {
        Reply reply = api.get("dev/mail/" + query);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith(Http.JSON);
        return StreamSupport.stream(reply.json().path("results").spliterator(), false)
                .toList();
    }

    private static List<String> recipients(Api api, String query) {
        return mails(api, query).stream().map(mail -> mail.path("to").asText()).toList();
    }

    private static String to(String address) {
        return "?to=" + Http.encode(address);
    }

    /** Has an operator send an e-mail to a user. */
    private static void sendMail(TestRealm realm, TestUser user) {
        realm.admin("PUT", "users/" + user.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
    }

    @Test
    void givenShippedRealm_whenPasswordChanges_thenTheNoticeIsThere() {
        TestUser user = TestUser.register().confirmed();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        api.changePassword(user.access(), TestUser.PASSWORD, "amber-Lighthouse-17");

        assertThat(mails(api, to(user.email()))).singleElement().satisfies(mail -> {
            assertThat(Json.fieldNames(mail)).containsExactly("id", "to", "subject", "text", "html", "sent_at");
            assertThat(mail.path("to").asText()).isEqualTo(user.email());
            assertThat(mail.path("subject").asText()).isEqualTo("Your password was changed");
            assertThat(mail.path("text").asText()).contains("The password of your account at Shop");
            assertThat(mail.path("html").asText()).contains("<html");
            assertThat(mail.path("sent_at").asText()).endsWith("Z");
            assertThat(Instant.parse(mail.path("sent_at").asText()))
                    .isBetween(before, Instant.now().plus(Duration.ofSeconds(1)));
        });
    }

    @Test
    void givenMailsToTwoUsers_whenRead_thenNewestFirstOrThoseOfOne() {
        TestUser anna = realm.register();
        TestUser ben = realm.register();
        sendMail(realm, anna);
        sendMail(realm, ben);

        assertThat(recipients(realm.api(), "")).startsWith(ben.email(), anna.email());
        assertThat(recipients(realm.api(), to(anna.email().toUpperCase()))).containsExactly(anna.email());
        assertThat(recipients(realm.api(), to(anna.email().substring(1)))).isEmpty();
        assertThat(recipients(realm.api(), to(anna.email() + ".example"))).isEmpty();
    }

    @Test
    void givenMailOfARealm_whenAnotherIsAsked_thenNotThere() {
        TestUser user = realm.register();
        sendMail(realm, user);

        assertThat(recipients(realm.api(), to(user.email()))).hasSize(1);
        assertThat(recipients(api, to(user.email()))).isEmpty();
    }

    @Test
    void givenRealmWithAMailServer_whenItSends_thenThereAndNotInTheMailbox() {
        TestUser user = realm.register();
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            String port = Integer.toString(server.getSmtp().getPort());
            realm.update(Map.of("smtpServer", Map.of("host", "localhost", "port", port, "from", "shop@example.com")));

            sendMail(realm, user);

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(mails(realm.api(), to(user.email()))).isEmpty();
        } finally {
            realm.update(Map.of("smtpServer", Map.of()));
            server.stop();
        }
    }

    @Test
    void givenTooManyMailsAtOnce_whenRead_thenTheLast() {
        TestUser first = realm.register();
        TestUser user = realm.register();
        sendMail(realm, first);

        Parallel.forEach(Collections.nCopies(MAX_MAILS, user), 4, recipient -> sendMail(realm, recipient));

        List<JsonNode> mails = mails(realm.api(), "");
        assertThat(mails)
                .hasSizeBetween(MAX_MAILS - 5, MAX_MAILS)
                .allSatisfy(mail -> assertThat(mail.path("to").asText()).isEqualTo(user.email()));
        assertThat(mails.stream().map(mail -> mail.path("id").asText())).doesNotHaveDuplicates();
    }

    @Test
    void givenLongOrBrokenAddress_whenAskedFor_thenRefused() {
        assertInvalid(api.get("dev/mail/" + to("a".repeat(256))), "to");
        assertInvalid(api.get("dev/mail/" + to("a\n@example.com")), "to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | application/json",
                "*/* | application/json",
                "garbage;; | application/json",
                "application/json | application/json",
                "image/png | application/json",
                "text/html;q=0.5, application/json | application/json",
                "text/html | text/html",
                BROWSER + " | text/html"
            })
    void givenAccept_whenRead_thenPageForBrowsersOnly(String accept, String type) {
        Map<String, String> headers = accept == null ? Map.of() : Map.of("Accept", accept);

        Reply reply = api.send("GET", "dev/mail", headers, null);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith(type);
        assertThat(reply.headers().allValues("Vary")).contains("Accept");
    }

    @Test
    void givenHostileMail_whenPageIsRead_thenEscaped() {
        String hostile = "</h2><script>alert(1)</script>";
        realm.update(Map.of("internationalizationEnabled", true, "supportedLocales", List.of("en")));
        realm.admin("POST", "localization/en", Map.of("executeActionsSubject", hostile));
        TestUser user = realm.register();
        sendMail(realm, user);

        Reply page = realm.api().send("GET", "dev/mail/" + to(user.email()), Map.of("Accept", BROWSER), null);

        assertThat(mails(realm.api(), to(user.email())).get(0).path("subject").asText())
                .isEqualTo(hostile);
        assertThat(page.body())
                .contains("<h2>&lt;/h2&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h2>")
                .contains("value=\"" + user.email() + "\"")
                .contains("default-src 'none'")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void givenOtherMethod_whenCalled_thenMethodNotAllowed(String method) {
        Reply reply = api.send(method, "dev/mail/", Map.of(), null);

        assertProblem(reply, "method_not_allowed");
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void givenRealmWithoutTheApi_whenRead_thenNotFound() {
        assertProblem(Api.ofRealm("master").get("dev/mail/"), "not_found");
        assertProblem(api.get("dev/"), "not_found");
    }

    @Test
    void whenServerStarted_thenOneWarningSaysWhoCanReadTheMails() {
        List<String> lines = TestEnvironment.server().logLines();
        long starts =
                lines.stream().filter(line -> line.contains("gRPC listens on")).count();

        assertThat(lines.stream().filter(line -> line.contains(" WARN ") && line.contains("/api/dev/mail/")))
                .hasSize(Math.toIntExact(starts))
                .allMatch(line -> line.contains("everybody who reaches this server"));
    }
}
