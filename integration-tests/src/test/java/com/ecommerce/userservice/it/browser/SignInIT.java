package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sign-in page, and the way out. */
@WithBrowser
class SignInIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    private static final Pattern NOT_EMPTY = Pattern.compile("\\S");

    @Test
    void givenAccountOfRest_whenSignIn_thenSignedInOnceForAll() {
        TestUser customer = shop.customer();
        Visitor visitor = shop.visitor();

        visitor.signedIn(customer);

        visitor.opensSignIn();
        visitor.arrives();
    }

    @Test
    void givenWrongPassword_whenSignIn_thenToldSoAndAddressKept() {
        TestUser customer = shop.customer();
        Visitor visitor = shop.visitor().opensSignIn();

        visitor.signsIn(customer.email(), "not-the-Password-1");

        assertThat(visitor.errorAt("username")).hasText(NOT_EMPTY);
        assertThat(visitor.field("username")).hasValue(customer.email());
        assertThat(visitor.field("username")).hasAttribute("aria-invalid", "true");
        assertThat(visitor.field("password")).hasValue("");
    }

    @Test
    void givenWrongPassword_whenBackButtonAndRightPassword_thenSignedIn() {
        TestUser customer = shop.customer();
        Visitor visitor = shop.visitor().opensSignIn();
        visitor.signsIn(customer.email(), "not-the-Password-1");
        assertThat(visitor.errorAt("username")).isVisible();

        visitor.page().goBack();
        assertThat(visitor.errorAt("username")).hasCount(0);
        visitor.signsIn(customer);

        visitor.arrives();
    }

    @Test
    void givenPageOfAnEarlierStep_whenOpened_thenExpiredAndBeginsAnew() {
        TestUser customer = shop.customer();
        Visitor visitor = shop.visitor().opensSignIn();
        String form = visitor.page().locator("#kc-form-login").getAttribute("action");

        visitor.opens(form.replaceFirst("execution=[^&]+", "execution=00000000-0000-0000-0000-000000000000"));
        visitor.page().locator("#loginRestartLink").click();
        visitor.signsIn(customer);

        visitor.arrives();
    }

    @Test
    void givenKeyboardAlone_whenSignIn_thenSignedIn() {
        TestUser customer = shop.customer();
        Visitor visitor = shop.visitor().opensSignIn();

        assertThat(visitor.field("username")).isFocused();
        visitor.page().keyboard().type(customer.email());
        visitor.page().keyboard().press("Tab");
        assertThat(visitor.field("password")).isFocused();
        visitor.page().keyboard().type(TestUser.PASSWORD);
        visitor.page().keyboard().press("Enter");

        visitor.arrives();
    }

    @Test
    void givenSignedIn_whenSignOut_thenAskedForThePasswordAgain() {
        TestUser customer = shop.customer();
        Visitor visitor = shop.visitor().signedIn(customer);

        visitor.opens(shop.endpoint("logout"));
        visitor.submits();
        assertThat(visitor.button()).hasCount(0);

        visitor.opensSignIn();
        assertThat(visitor.field("password")).isVisible();
    }
}
