package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Pages in the reader's language: the browser's, or the one that was chosen. */
@Tag("nightly")
@Tag("long")
@WithBrowser
class LanguagesIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({
        "en-GB, en, Sign in, Create your account",
        "de-AT, de, Anmelden, Konto anlegen",
        "fr-FR, fr, Connexion, Créer votre compte",
        "es-MX, es, Iniciar sesión, Crear su cuenta",
        "zh-CN, zh-CN, 登录, 创建账户",
        "it-IT, en, Sign in, Create your account"
    })
    void givenLanguageOfTheBrowser_whenPagesAreOpened_thenTheyHaveIt(
            String browser, String language, String signIn, String signUp) {
        Visitor visitor = shop.visitorWhoReads(browser).opensSignIn();
        assertThat(visitor.page().locator("html")).hasAttribute("lang", language);
        assertThat(visitor.page().locator("h1")).hasText(signIn);
        assertThat(visitor.page()).hasTitle(signIn + " – Shop");

        visitor.opensSignUp();
        assertThat(visitor.page().locator("h1")).hasText(signUp);
    }

    @ParameterizedTest
    @FieldSource("com.ecommerce.userservice.it.browser.Translations#LANGUAGES")
    void givenReaderOfALanguage_whenPagesAreRead_thenNoWordsAreMissing(String language) {
        Visitor visitor = shop.visitorWhoReads(language).opensSignIn();
        assertTranslated(visitor);
        visitor.signsIn(TestUser.uniqueEmail(), "not-the-Password-1");
        assertThat(visitor.errorAt("username")).isVisible();
        assertTranslated(visitor);

        visitor.opensSignUp()
                .fills("email", "anna")
                .fills("phone_number", "call me")
                .submits();
        assertThat(visitor.errorAt("phone_number")).isVisible();
        assertTranslated(visitor);

        visitor.opensForgottenPassword();
        assertTranslated(visitor);
        visitor.signedIn(shop.customer());
        for (String action : Set.of("CONFIGURE_TOTP", "UPDATE_PROFILE", "UPDATE_PASSWORD", "UPDATE_EMAIL")) {
            visitor.opensAction(action);
            assertThat(visitor.button()).isVisible();
            assertTranslated(visitor);
        }
    }

    private static void assertTranslated(Visitor visitor) {
        Translations.assertTranslated(visitor.page().locator("main").innerText());
    }

    @Test
    void givenLanguageChosen_whenGoneOn_thenItStays() {
        Visitor visitor = shop.visitor().opensSignIn();
        Set<String> titles = new HashSet<>();
        for (String language : Translations.LANGUAGES) {
            String choice = visitor.page()
                    .locator("#login-select-toggle option[value*='kc_locale=" + language + "']")
                    .getAttribute("value");
            visitor.page().locator("#login-select-toggle").selectOption(choice);
            assertThat(visitor.page().locator("html")).hasAttribute("lang", language);

            visitor.opensForgottenPassword();
            assertThat(visitor.page().locator("html")).hasAttribute("lang", language);
            titles.add(visitor.page().title());
            visitor.opensSignIn();
            assertThat(visitor.page().locator("html")).hasAttribute("lang", language);
        }
        assertThat(titles).hasSameSizeAs(Translations.LANGUAGES);
    }
}
