package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another shop's brand by one file, as docs/pages.md says. In development mode the server reads it anew each time. */
@Tag("long")
@WithBrowser
class RebrandIT {

    private static final String PRIMARY = "rgb(29, 78, 216)";
    private static final String PRIMARY_IN_DARK = "rgb(147, 180, 255)";

    @RegisterExtension
    static final Shop shop = new Shop();

    /** Of the server under test, which runs from a copy of the distribution. */
    private static Path file() {
        return TestEnvironment.server().home().resolve("themes/ecommerce/common/resources/brand.css");
    }

    @BeforeAll
    static void putOtherBrand() throws IOException {
        Files.createDirectories(file().getParent());
        Files.copy(BuildProperty.path("it.project").resolve("docs/brand.css"), file());
    }

    @AfterAll
    static void removeOtherBrand() throws IOException {
        Path added = file();
        for (int level = 0; level < 4; level++) {
            Files.delete(added);
            added = added.getParent();
        }
    }

    @Test
    void givenFileOfAnotherShop_whenPagesAreOpened_thenTheyHaveItsColoursAndLogo() {
        Visitor visitor = shop.visitor().opensSignIn();

        assertThat(visitor.button()).hasCSS("background-color", PRIMARY);
        assertThat(logo(visitor)).contains("1d4ed8");
        DisplayMode.assertReadable(visitor.page());
        visitor.opensSignUp();
        DisplayMode.assertReadable(visitor.page());
    }

    @Test
    void givenFileOfAnotherShop_whenSomebodyPrefersDark_thenItsDarkColours() {
        Visitor visitor = shop.visitorInTheDark().opensSignIn();

        assertThat(visitor.button()).hasCSS("background-color", PRIMARY_IN_DARK);
        assertThat(logo(visitor)).contains("93b4ff");
    }

    private static String logo(Visitor visitor) {
        return (String) visitor.page()
                .evaluate("getComputedStyle(document.getElementById('kc-header-wrapper'), '::before').backgroundImage");
    }

    @Test
    void givenFileOfAnotherShop_whenMailIsSent_thenItHasItsColours() {
        TestUser customer = shop.confirmedCustomer("en");
        shop.realm().admin("PUT", "users/" + customer.id() + "/reset-password-email", null);

        Mail mail = Mailbox.awaitLink(customer.email());

        assertThat(mail.html()).contains("#1d4ed8").contains("#93b4ff");
        shop.visitor().reads(mail);
    }
}
