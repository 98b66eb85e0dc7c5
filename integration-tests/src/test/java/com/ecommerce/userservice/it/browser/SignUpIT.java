package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The registration page. */
@WithBrowser
class SignUpIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    private final String email = TestUser.uniqueEmail();

    @Test
    void givenAllFields_whenSignUp_thenRestLoginHasTheSameAccount() {
        Visitor visitor = shop.visitor().opensSignUp().fillsSignUp(email);
        visitor.fills("firstName", "Zoë").fills("lastName", "O'Neill").fills("phone_number", "+44 20 7946 0018");
        visitor.submits();
        visitor.arrives();

        Reply login = shop.api().login(email, TestUser.PASSWORD);

        assertThat(login.status()).as("%s", login).isEqualTo(200);
        assertThat(login.text("/user/email")).isEqualTo(email);
        assertThat(login.text("/user/username")).isEqualTo(email);
        assertThat(login.text("/user/first_name")).isEqualTo("Zoë");
        assertThat(login.text("/user/last_name")).isEqualTo("O'Neill");
        assertThat(login.text("/user/phone_number")).isEqualTo("+44 20 7946 0018");
        assertThat(login.json().at("/user/is_verified").booleanValue()).isFalse();
    }

    @Test
    void givenAddressOfAnotherScript_whenSignUp_thenAccount() {
        String local = "\u7528\u6237" + TestUser.uniqueWord();
        Visitor visitor = shop.visitor().opensSignUp().fillsSignUp(local + "@m\u00fcnchen.example");

        visitor.submits();

        visitor.arrives();
        Reply login = shop.api().login(local + "@M\u00fcnchen.example", TestUser.PASSWORD);
        assertThat(login.text("/user/email")).isEqualTo(local + "@xn--mnchen-3ya.example");
    }

    @Test
    void givenWrongAddress_whenFieldIsLeft_thenErrorUntilItIsMended() {
        Visitor visitor = shop.visitor().opensSignUp();

        visitor.fills("email", "anna").field("email").press("Tab");
        assertThat(visitor.errorAt("email")).isVisible();
        assertThat(visitor.field("email")).hasAttribute("aria-invalid", "true");

        visitor.fills("email", email);
        assertThat(visitor.errorAt("email")).hasCount(0);
        assertThat(visitor.field("email")).hasAttribute("aria-invalid", "false");
    }

    @Test
    void givenWrongPhoneNumberAndRepetition_whenFieldsAreLeft_thenErrors() {
        Visitor visitor = shop.visitor().opensSignUp().fillsSignUp(email);

        visitor.fills("phone_number", "call me").field("phone_number").press("Tab");
        visitor.fills("password-confirm", "another one")
                .field("password-confirm")
                .press("Tab");

        assertThat(visitor.errorAt("phone_number")).isVisible();
        assertThat(visitor.errorAt("password-confirm")).isVisible();
    }

    @Test
    void givenNothingTyped_whenSent_thenErrorsAndFirstOfThemFocused() {
        Visitor visitor = shop.visitor().opensSignUp();

        visitor.submits();

        assertThat(visitor.errorAt("email")).isVisible();
        assertThat(visitor.errorAt("password")).isVisible();
        assertThat(visitor.field("email")).isFocused();
    }

    @Test
    void givenAddressThatIsTaken_whenSent_thenToldSoAndEverythingElseKept() {
        TestUser other = shop.customer();
        Visitor visitor = shop.visitor().opensSignUp().fillsSignUp(other.email());
        visitor.fills("firstName", "Zoë").fills("phone_number", "555 0199");

        visitor.submits();

        assertThat(visitor.errorAt("email")).isVisible();
        assertThat(visitor.field("email")).hasValue(other.email());
        assertThat(visitor.field("firstName")).hasValue("Zoë");
        assertThat(visitor.field("phone_number")).hasValue("555 0199");
        assertThat(visitor.field("password")).hasValue("");

        visitor.fillsSignUp(email).submits();
        visitor.arrives();
        assertThat(shop.accounts(email)).hasSize(1);
        assertThat(shop.accounts(other.email())).hasSize(1);
    }

    @Test
    void givenCommonPassword_whenSent_thenToldSoAndNoAccount() {
        Visitor visitor = shop.visitor().opensSignUp();
        visitor.fills("email", email).fills("password", "password123").fills("password-confirm", "password123");

        visitor.submits();

        assertThat(visitor.errorAt("password")).isVisible();
        assertThat(visitor.field("email")).hasValue(email);
        assertThat(shop.accounts(email)).isEmpty();
    }

    @Test
    void givenButtonPressedTwice_whenSignUp_thenOneAccount() {
        Visitor visitor = shop.visitor().opensSignUp().fillsSignUp(email);

        visitor.button().dblclick();

        visitor.arrives();
        assertThat(shop.accounts(email)).hasSize(1);
        String id = shop.accounts(email).path(0).path("id").asText();
        assertThat(shop.realm()
                        .admin("GET", "events?type=REGISTER&type=REGISTER_ERROR&user=" + id, null)
                        .json())
                .hasSize(1);
    }

    @Test
    void givenSignedUp_whenBackButton_thenStillSignedInWithOneAccount() {
        Visitor visitor = shop.visitor().opensSignUp().fillsSignUp(email);
        visitor.submits();
        visitor.arrives();

        Response page = visitor.page().goBack();

        assertThat(page == null || page.status() < 500).isTrue();
        visitor.opensSignIn();
        visitor.arrives();
        assertThat(shop.accounts(email)).hasSize(1);
    }
}
