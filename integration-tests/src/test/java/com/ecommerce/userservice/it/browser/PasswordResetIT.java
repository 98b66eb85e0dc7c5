package com.ecommerce.userservice.it.browser;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A forgotten password: page, e-mail, link. */
@Tag("long")
@WithBrowser
class PasswordResetIT {

    private static final String NEW_PASSWORD = "amber-Lighthouse-17";
    private static final String LIFESPAN = "actionTokenGeneratedByUserLifespan.reset-credentials";

    @RegisterExtension
    static final Shop shop = new Shop();

    private static Visitor ask(String email) {
        Visitor visitor = shop.visitor().opensForgottenPassword().fills("username", email);
        visitor.submits();
        assertThat(visitor.message()).isVisible();
        return visitor;
    }

    private static void choosePassword(Visitor visitor) {
        visitor.fills("password-new", NEW_PASSWORD).fills("password-confirm", NEW_PASSWORD);
        visitor.submits();
    }

    @Test
    void givenLink_whenNewPassword_thenItReplacesTheOld() {
        TestUser customer = shop.customer();
        Visitor visitor = ask(customer.email());
        Mail mail = Mailbox.awaitLink(customer.email());
        shop.visitor().reads(mail);

        visitor.follows(mail);
        choosePassword(visitor);
        visitor.arrives();

        assertThat(shop.api().login(customer.email(), NEW_PASSWORD).status()).isEqualTo(200);
        assertProblem(shop.api().login(customer.email(), TestUser.PASSWORD), "invalid_credentials");
    }

    @Test
    void givenLinkInAnotherBrowser_whenNewPassword_thenItReplacesTheOld() {
        TestUser customer = shop.customer();
        ask(customer.email());
        Visitor visitor = shop.visitor().follows(Mailbox.awaitLink(customer.email()));

        choosePassword(visitor);
        assertThat(visitor.field("password-new")).hasCount(0);

        assertThat(shop.api().login(customer.email(), NEW_PASSWORD).status()).isEqualTo(200);
    }

    /** The box "sign out from other devices" is off, as it is at first. */
    @Test
    void givenSessions_whenNewPasswordByLink_thenAllEndButTheNewOne() {
        TestUser customer = shop.customer();
        TestUser other = shop.realm().login(customer);
        Visitor visitor = ask(customer.email()).follows(Mailbox.awaitLink(customer.email()));

        choosePassword(visitor);
        visitor.arrives();

        assertProblem(shop.api().me(customer.access()), "token_not_valid");
        assertProblem(shop.api().me(other.access()), "token_not_valid");
        assertProblem(shop.api().refresh(other.refresh()), "token_not_valid");
        assertThat(shop.realm()
                        .admin("GET", "users/" + customer.id() + "/sessions", null)
                        .json())
                .hasSize(1);
    }

    @Test
    void givenLockedAccount_whenNewPasswordByLink_thenUnlocked() {
        TestUser customer = shop.customer();
        for (int guess = 0; guess < 10; guess++) {
            shop.api().login(customer.email(), "wrong-pass-" + guess);
        }
        assertProblem(shop.api().login(customer.email(), TestUser.PASSWORD), "invalid_credentials");

        ask(customer.email());
        // In another browser, so that no login follows, which would end the lock as well.
        Visitor visitor = shop.visitor().follows(Mailbox.awaitLink(customer.email()));
        choosePassword(visitor);
        assertThat(visitor.field("password-new")).hasCount(0);

        assertThat(shop.api().login(customer.email(), NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void givenMailOfOperator_whenNewPassword_thenAllSessionsEnd() {
        TestUser customer = shop.customer();
        shop.realm().admin("PUT", "users/" + customer.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
        Visitor visitor = shop.visitor().follows(Mailbox.awaitLink(customer.email()));

        choosePassword(visitor);
        assertThat(visitor.field("password-new")).hasCount(0);

        assertProblem(shop.api().me(customer.access()), "token_not_valid");
        assertThat(shop.realm()
                        .admin("GET", "users/" + customer.id() + "/sessions", null)
                        .json())
                .isEmpty();
    }

    @Test
    void givenAddressNeverConfirmed_whenLink_thenWhatWasSetUpBeforeIsGone() {
        TestUser customer = customerWithOneTimePassword(false);

        ask(customer.email()).follows(Mailbox.awaitLink(customer.email()));

        assertThat(credentials(customer)).containsExactly("password");
        assertThat(shop.realm()
                        .admin("GET", "users/" + customer.id(), null)
                        .json()
                        .path("emailVerified")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void givenConfirmedAddress_whenLink_thenWhatWasSetUpBeforeStays() {
        TestUser customer = customerWithOneTimePassword(true);

        ask(customer.email()).follows(Mailbox.awaitLink(customer.email()));

        assertThat(credentials(customer)).containsExactlyInAnyOrder("password", "otp");
    }

    private static TestUser customerWithOneTimePassword(boolean confirmed) {
        String email = TestUser.uniqueEmail();
        Reply created = shop.realm()
                .admin(
                        "POST",
                        "users",
                        Map.of(
                                "username",
                                email,
                                "email",
                                email,
                                "enabled",
                                true,
                                "emailVerified",
                                confirmed,
                                "credentials",
                                List.of(
                                        Map.of("type", "password", "value", TestUser.PASSWORD),
                                        new Totp("a-secret-of-twenty-b").credential())));
        return new TestUser(KeycloakAdmin.createdId(created), email, null);
    }

    private static List<String> credentials(TestUser user) {
        return Json.texts(
                shop.realm()
                        .admin("GET", "users/" + user.id() + "/credentials", null)
                        .json(),
                "type");
    }

    @Test
    void givenUsedLink_whenOpened_thenRefused() {
        TestUser customer = shop.customer();
        Visitor visitor = ask(customer.email());
        Mail mail = Mailbox.awaitLink(customer.email());
        visitor.follows(mail);
        choosePassword(visitor);
        visitor.arrives();

        assertRefused(mail.link());
    }

    @Test
    void givenTamperedLink_whenOpened_thenRefused() {
        TestUser customer = shop.customer();
        ask(customer.email());

        assertRefused(Mailbox.awaitLink(customer.email()).tamperedLink());
    }

    @Test
    void givenExpiredLink_whenOpened_thenRefusedAndCanBeginAnew() {
        TestUser customer = shop.customer();
        shop.withAttribute(LIFESPAN, "-60", () -> {
            Visitor visitor = ask(customer.email());
            Mail mail = Mailbox.awaitLink(customer.email());

            assertRefused(mail.link());
            visitor.opens(mail.link());
            assertThat(visitor.message()).isVisible();
            assertThat(visitor.field("password-new")).hasCount(0);
            visitor.signsIn(customer);
            visitor.arrives();
        });
    }

    private static void assertRefused(String link) {
        Visitor visitor = shop.visitor().opens(link);
        assertThat(visitor.failure()).isVisible();
        assertThat(visitor.field("password-new")).hasCount(0);
    }

    @Test
    void givenAddressWithoutAccount_whenAsked_thenTheSamePageAndNoMail() {
        TestUser customer = shop.customer();
        String nobody = TestUser.uniqueEmail();

        String answerToNobody = ask(nobody).page().locator("main").innerText();
        String answer = ask(customer.email()).page().locator("main").innerText();

        assertThat(answerToNobody).isEqualTo(answer);
        Mailbox.awaitLink(customer.email());
        assertThat(Mailbox.of(nobody)).isEmpty();
    }

    @Test
    void givenAskedTwice_whenFirstLink_thenItStillWorks() {
        TestUser customer = shop.customer();
        Visitor first = ask(customer.email());
        Mail mail = Mailbox.awaitLink(customer.email());
        ask(customer.email());
        Mailbox.awaitLink(customer.email(), 2);

        first.follows(mail);

        assertThat(first.field("password-new")).isVisible();
    }
}
