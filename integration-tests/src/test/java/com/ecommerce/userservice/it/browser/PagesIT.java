package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that customers see: accessible, light and dark, and as wide as a small phone; the shop looks at the rest. */
@WithBrowser
class PagesIT {

    @RegisterExtension
    static final Shop shop = new Shop(Shop.REUSABLE_ONE_TIME_PASSWORDS);

    private Visitor visitor;

    @BeforeEach
    void welcome() {
        visitor = shop.visitor();
    }

    /** Looks at the page once it shows something. */
    private void assertGood(Locator shown) {
        assertThat(shown.first()).isVisible();
        DisplayMode.assertReadable(visitor.page());
    }

    private Locator part(String selector) {
        return visitor.page().locator(selector);
    }

    @Test
    void givenStranger_whenSignIn_thenGoodWithAndWithoutError() {
        visitor.opensSignIn();
        assertGood(visitor.field("password"));

        visitor.signsIn(TestUser.uniqueEmail(), "not-the-Password-1");
        assertGood(visitor.errorAt("username"));
    }

    @Test
    void givenStranger_whenSignUp_thenGoodWithAndWithoutErrors() {
        visitor.opensSignUp();
        assertGood(visitor.field("phone_number"));

        visitor.fills("email", "anna").fills("phone_number", "call me").submits();
        assertGood(visitor.errorAt("phone_number"));
    }

    @Test
    void givenStranger_whenPasswordIsForgotten_thenGood() {
        visitor.opensForgottenPassword();
        assertGood(visitor.field("username"));

        visitor.fills("username", TestUser.uniqueEmail()).submits();
        assertGood(visitor.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE_PROFILE",
                "UPDATE_EMAIL",
                "UPDATE_PASSWORD",
                "VERIFY_EMAIL",
                "CONFIGURE_TOTP",
                "CONFIGURE_RECOVERY_AUTHN_CODES",
                "webauthn-register-passwordless"
            })
    void givenCustomer_whenSomethingIsToBeDone_thenGood(String action) {
        visitor.signedIn(shop.customer()).opensAction(action);

        assertGood(visitor.button().or(part("#registerWebAuthn")));
    }

    @Test
    void givenCustomer_whenSecretIsToBeTyped_thenGood() {
        visitor.signedIn(shop.customer()).opensAction("CONFIGURE_TOTP");
        part("#mode-manual").click();

        assertGood(part("#kc-totp-secret-key"));
    }

    @Test
    void givenSecondFactors_whenAskedForThem_thenGood() {
        TestUser customer = shop.customer();
        visitor.signedIn(customer).opensAction("CONFIGURE_TOTP");
        Totp device = new Totp(part("input[name=totpSecret]").getAttribute("value"));
        visitor.fills("totp", device.now()).fills("userLabel", "phone").submits();
        visitor.arrives();
        visitor.opensAction("CONFIGURE_RECOVERY_AUTHN_CODES");
        part("#kcRecoveryCodesConfirmationCheck").check();
        visitor.submits();
        visitor.arrives();
        visitor.forgetsCookies();

        visitor.opensSignIn().signsIn(customer);
        assertGood(visitor.field("otp"));
        visitor.fills("otp", device.wrong()).submits();
        assertGood(visitor.errorAt("otp"));
        part("#try-another-way").click();
        assertGood(part("[name=authenticationExecution] ~ *, main li"));
        part("main [role=button]").last().click();
        assertGood(visitor.field("recoveryCodeInput"));
    }

    @Test
    void givenLinksThatLeadNowhere_whenOpened_thenGood() {
        visitor.opens(shop.address() + "/login-actions/action-token?key=garbage");
        assertGood(visitor.failure());

        visitor.opens(shop.endpoint("auth") + "?client_id=nobody");
        assertGood(visitor.failure());
    }

    @Test
    void givenPageOfAnEarlierStep_whenOpened_thenGood() {
        visitor.opensSignIn();
        String form = part("#kc-form-login").getAttribute("action");

        visitor.opens(form.replaceFirst("execution=[^&]+", "execution=00000000-0000-0000-0000-000000000000"));

        assertGood(part("#loginRestartLink"));
    }

    @Test
    void givenCustomer_whenSignOut_thenGood() {
        visitor.signedIn(shop.customer()).opens(shop.endpoint("logout"));
        assertGood(part("#kc-logout"));

        visitor.submits();
        assertGood(part("#kc-info-message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-security/signing-in", "account-security/device-activity", "applications"})
    void givenCustomer_whenAccountConsole_thenGood(String path) {
        visitor.opensAccount(path, shop.customer());

        assertGood(part(".pf-v5-c-data-list"));
    }

    @Test
    void givenCustomer_whenProfileInTheAccountConsole_thenGood() {
        visitor.opensAccount("", shop.customer());

        assertGood(visitor.field("email"));
    }

    @Test
    void givenStranger_whenWelcomePage_thenGood() {
        visitor.opens(TestEnvironment.server().url() + "/");

        assertGood(part("main h1"));
    }
}
