package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The policy for breached passwords in the admin console, as the realm's own administrator adds it. */
@Tag("long")
@WithBrowser
class PasswordPolicyConsoleIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    @Test
    void givenAbsentFile_whenPolicyIsAdded_thenItHasANameAndHelpAndTheReasonIsTold() {
        TestUser administrator = StaffUser.withRole(shop.realm(), "realm-admin").user();
        Visitor visitor = shop.visitor();
        visitor.opens(shop.adminConsole() + "authentication/policies");
        visitor.signsIn(administrator);
        Page page = visitor.page();

        page.getByText("Add policy").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Breached Passwords"))
                .click();

        assertThat(page.getByLabel("Breached Passwords")).hasValue("breached-passwords.filter");
        page.locator("button[aria-label*='breachedPasswords'], [data-testid='help-label-breachedPasswords']")
                .first()
                .click();
        assertThat(page.getByText("which the command build-breached-passwords has built"))
                .isVisible();

        page.getByTestId("breachedPasswords").fill("absent.filter");
        page.getByTestId("save").click();

        assertThat(page.getByTestId("last-alert"))
                .containsText("There is no file absent.filter in the server's folder of breached passwords.");
        assertThat(shop.realm()
                        .admin("GET", "", null)
                        .json()
                        .path("passwordPolicy")
                        .asText())
                .doesNotContain("breachedPasswords");
    }
}
