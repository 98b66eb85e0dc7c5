package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** E-mails with links in all languages; {@link NoticesIT} looks at those that only tell something. */
@Tag("nightly")
@Tag("long")
@WithBrowser
class MailDisplayIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    @ParameterizedTest
    @FieldSource("com.ecommerce.userservice.it.browser.Translations#LANGUAGES")
    void givenReaderOfALanguage_whenMailsAreRead_thenGoodAndInThatLanguage(String language) {
        TestUser customer = shop.confirmedCustomer(language);
        String path = "users/" + customer.id() + "/";
        Set<String> subjects = new HashSet<>();

        shop.realm().admin("PUT", path + "reset-password-email", null);
        shop.realm().admin("PUT", path + "send-verify-email", null);
        shop.realm().admin("PUT", path + "execute-actions-email", Set.of("UPDATE_PASSWORD", "CONFIGURE_TOTP"));

        for (int i = 1; i <= 3; i++) {
            Mailbox.awaitLink(customer.email(), 3);
            Mail mail = Mailbox.of(customer.email()).get(i - 1);
            assertThat(shop.visitor().reads(mail)).isEqualTo(language);
            subjects.add(mail.subject());
        }
        assertThat(subjects).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void givenLanguageOfTheBrowserAlone_whenPasswordIsForgotten_thenMailIsInThatLanguage() {
        for (String language : Translations.LANGUAGES) {
            TestUser customer = shop.customer();
            Visitor visitor = shop.visitorWhoReads(language).opensForgottenPassword();
            visitor.fills("username", customer.email()).submits();
            assertThat(visitor.message()).isVisible();

            assertThat(shop.visitor().reads(Mailbox.awaitLink(customer.email())))
                    .isEqualTo(language);
        }
    }

    @Test
    void givenMailOfAnyKind_whenLookedAt_thenFromTheShop() {
        TestUser customer = shop.confirmedCustomer("en");
        shop.realm().admin("PUT", "users/" + customer.id() + "/reset-password-email", null);

        Mail mail = Mailbox.awaitLink(customer.email());

        assertThat(mail.text()).contains("Shop").doesNotContain("<");
        assertThat(mail.html()).contains("Shop");
        assertThat(Map.of("text", mail.text(), "html", mail.html()).values())
                .allSatisfy(part -> assertThat(part).doesNotContainIgnoringCase("keycloak"));
    }
}
