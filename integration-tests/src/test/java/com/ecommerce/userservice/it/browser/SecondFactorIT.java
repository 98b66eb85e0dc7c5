package com.ecommerce.userservice.it.browser;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One-time passwords, recovery codes and passkeys: set up on the pages, then used there and through REST. */
@WithBrowser
class SecondFactorIT {

    @RegisterExtension
    static final Shop shop = new Shop(Shop.REUSABLE_ONE_TIME_PASSWORDS);

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TestUser customer;
    private Visitor visitor;

    @BeforeEach
    void signIn() {
        customer = shop.customer();
        visitor = shop.visitor().signedIn(customer);
    }

    /** Sets up one-time passwords as somebody does who cannot scan the picture. */
    private Totp setUpOneTimePasswords() {
        visitor.opensAction("CONFIGURE_TOTP");
        visitor.page().locator("#mode-manual").click();
        Totp device =
                new Totp(decoded(visitor.page().locator("#kc-totp-secret-key").innerText()));
        visitor.fills("totp", device.now()).fills("userLabel", "phone").submits();
        visitor.arrives();
        return device;
    }

    private static String decoded(String base32) {
        StringBuilder result = new StringBuilder();
        int rest = 0;
        int bits = 0;
        for (char letter : base32.replace(" ", "").toCharArray()) {
            rest = rest << 5 | BASE_32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                result.append((char) (rest >> bits));
                rest &= (1 << bits) - 1;
            }
        }
        return result.toString();
    }

    private List<String> setUpRecoveryCodes() {
        visitor.opensAction("CONFIGURE_RECOVERY_AUTHN_CODES");
        Locator list = visitor.page().locator("#kc-recovery-codes-list li");
        assertThat(list).hasCount(12);
        List<String> codes = list.allInnerTexts();
        visitor.page().locator("#kcRecoveryCodesConfirmationCheck").check();
        visitor.submits();
        visitor.arrives();
        return codes;
    }

    /** Signs in anew, as far as to the question for a second factor. */
    private Visitor asked() {
        Visitor other = shop.visitor().opensSignIn();
        other.signsIn(customer);
        return other;
    }

    @Test
    void givenOneTimePasswordsSetUpOnThePage_whenRestLogin_thenAskedForAndTaken() {
        Totp device = setUpOneTimePasswords();

        assertProblem(shop.api().login(customer.email(), TestUser.PASSWORD), "otp_required");
        Reply login = shop.api()
                .post(
                        "auth/login/",
                        Map.of("email", customer.email(), "password", TestUser.PASSWORD, "otp", device.now()));
        assertThat(login.status()).as("%s", login).isEqualTo(200);
    }

    @Test
    void givenWrongOneTimePassword_whenSetUp_thenToldSoAndNotSetUp() {
        visitor.opensAction("CONFIGURE_TOTP");

        visitor.fills("totp", "000000").submits();

        assertThat(visitor.errorAt("otp-code")).isVisible();
        assertThat(shop.api().login(customer.email(), TestUser.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void givenOneTimePasswords_whenSignIn_thenAskedForAndAWrongOneIsRefused() {
        Totp device = setUpOneTimePasswords();
        Visitor other = asked();

        other.fills("otp", device.wrong()).submits();
        assertThat(other.errorAt("otp")).isVisible();
        other.fills("otp", device.now()).submits();

        other.arrives();
    }

    @Test
    void givenRecoveryCodes_whenSignIn_thenEachIsTakenOnce() {
        List<String> codes = setUpRecoveryCodes();
        Visitor first = asked().fills("recoveryCodeInput", codes.get(0));
        first.submits();
        first.arrives();

        Visitor second = asked().fills("recoveryCodeInput", codes.get(0));
        second.submits();
        assertThat(second.errorAt("recoveryCodeInput")).isVisible();
        second.fills("recoveryCodeInput", codes.get(1)).submits();
        second.arrives();
    }

    @Test
    void givenOneTimePasswordsAndRecoveryCodes_whenAnotherWayIsTriedByKeyboard_thenSignedIn() {
        setUpOneTimePasswords();
        List<String> codes = setUpRecoveryCodes();
        Visitor other = asked();

        other.page().locator("#try-another-way").press("Enter");
        other.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Recovery")))
                .press("Enter");
        other.fills("recoveryCodeInput", codes.get(0)).submits();

        other.arrives();
    }

    @Test
    void givenPasskey_whenSignIn_thenNeitherPasswordNorOneTimePasswordIsAskedFor() {
        setUpOneTimePasswords();
        CDPSession devtools = devtools();
        String authenticator = addAuthenticator(devtools);
        visitor.opensAction("webauthn-register-passwordless");
        visitor.page().locator("#registerWebAuthn").click();
        visitor.arrives();

        visitor.forgetsCookies();
        // Otherwise the passkey that the browser offers in the field would be taken before anybody looks.
        setPresence(devtools, authenticator, false);
        visitor.opensSignIn();
        assertThat(visitor.page().locator("#authenticateWebAuthnButton")).isVisible();
        assertThat(visitor.field("username")).hasAttribute("autocomplete", Pattern.compile("webauthn"));
        setPresence(devtools, authenticator, true);
        visitor.page().locator("#authenticateWebAuthnButton").dispatchEvent("click");

        visitor.arrives();
    }

    private CDPSession devtools() {
        CDPSession devtools = visitor.page().context().newCDPSession(visitor.page());
        devtools.send("WebAuthn.enable");
        return devtools;
    }

    /** Gives the browser a built-in authenticator that knows its owner, and returns its id. */
    private static String addAuthenticator(CDPSession devtools) {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        return devtools.send("WebAuthn.addVirtualAuthenticator", parameters)
                .get("authenticatorId")
                .getAsString();
    }

    /** Says whether the owner's finger is on the authenticator. */
    private static void setPresence(CDPSession devtools, String authenticator, boolean present) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", authenticator);
        parameters.addProperty("enabled", present);
        devtools.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
    }
}
