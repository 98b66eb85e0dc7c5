package com.ecommerce.userservice.it.browser;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Addresses that have to be confirmed before an account can be used: {@code USER_SERVICE_VERIFY_EMAIL=true}. Who signs up on
 * the page then chooses a password only afterwards, as Keycloak 26.7 has it.
 */
@WithBrowser
class VerifyEmailIT {

    @RegisterExtension
    static final Shop shop = new Shop(Map.of("verifyEmail", true));

    private final String email = TestUser.uniqueEmail();

    private Visitor signedUp() {
        Visitor visitor = shop.visitor().opensSignUp().fills("email", email);
        visitor.submits();
        assertAsksForMail(visitor, email);
        return visitor;
    }

    private static void assertAsksForMail(Visitor visitor, String address) {
        assertThat(visitor.page().locator("main")).containsText(address);
    }

    private static void choosePassword(Visitor visitor) {
        visitor.fills("password-new", TestUser.PASSWORD).fills("password-confirm", TestUser.PASSWORD);
        visitor.submits();
    }

    @Test
    void givenSignedUpOnThePage_whenLinkIsFollowed_thenVerifiedInRestAndGrpc() {
        Visitor visitor = signedUp();
        assertVerified(email, false);
        Mail mail = Mailbox.awaitLink(email);
        shop.visitor().reads(mail);

        visitor.follows(mail);
        choosePassword(visitor);
        visitor.arrives();

        assertLoggedInAndVerified(email);
    }

    @Test
    void givenSignedUpOnThePage_whenLinkIsFollowedInAnotherBrowser_thenVerified() {
        signedUp();

        Visitor other = shop.visitor().follows(Mailbox.awaitLink(email));
        choosePassword(other);
        assertThat(other.field("password-new")).hasCount(0);

        assertLoggedInAndVerified(email);
    }

    @Test
    void givenSignedUpThroughRest_whenSignedInOnThePageAndLinkIsFollowed_thenVerifiedInRestAndGrpc() {
        TestUser customer = shop.customer();
        assertProblem(shop.api().login(customer.email(), TestUser.PASSWORD), "account_setup_required");
        Visitor visitor = shop.visitor().opensSignIn();
        visitor.signsIn(customer);
        assertAsksForMail(visitor, customer.email());

        visitor.follows(Mailbox.awaitLink(customer.email()));
        visitor.arrives();

        assertLoggedInAndVerified(customer.email());
    }

    @Test
    void givenTamperedLink_whenFollowed_thenRefused() {
        Visitor visitor = signedUp();

        visitor.opens(Mailbox.awaitLink(email).tamperedLink());

        assertThat(visitor.failure()).isVisible();
        assertVerified(email, false);
    }

    private static void assertLoggedInAndVerified(String address) {
        Reply login = shop.api().login(address, TestUser.PASSWORD);
        assertThat(login.status()).as("%s", login).isEqualTo(200);
        assertThat(login.json().at("/user/is_verified").booleanValue()).isTrue();
        assertVerified(address, true);
    }

    private static void assertVerified(String address, boolean verified) {
        String id = shop.accounts(address).path(0).path("id").asText();
        assertThat(shop.userOverGrpc(id).getIsVerified()).isEqualTo(verified);
    }
}
