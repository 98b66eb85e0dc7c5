package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page that developers read and try the API with. */
@WithBrowser
class ApiPageIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    @Test
    void givenLoginOnThePage_whenOwnAccountIsTried_thenTheTokenGoesAlong() {
        TestUser customer = shop.customer();
        Page page = shop.visitor().page();
        page.navigate(shop.address() + "/api/docs");

        Locator login = operation(page, "auth-login");
        login.locator("textarea").fill(Json.write(Map.of("email", customer.email(), "password", TestUser.PASSWORD)));
        execute(login);

        Locator me = operation(page, "me-getMe");
        execute(me);
        assertThat(status(me)).hasText("200");
        assertThat(me.locator(".live-responses-table")).containsText(customer.email());
    }

    @Test
    void whenOpened_thenPathsAreWhole() {
        Page page = shop.visitor().page();
        page.navigate(shop.address() + "/api/docs");

        assertThat(page.locator("#operations-me-getMe .opblock-summary-path"))
                .hasText("/realms/" + shop.realm().name() + "/api/users/me/");
        assertThat(page.locator("#operations-tag-auth")).not().containsText("/api");
    }

    private static Locator operation(Page page, String id) {
        Locator operation = page.locator("#operations-" + id);
        operation.locator(".opblock-summary-control").click();
        return operation;
    }

    private static void execute(Locator operation) {
        operation.locator("button.execute").click();
        status(operation).waitFor();
    }

    private static Locator status(Locator operation) {
        return operation.locator(".live-responses-table tbody .response-col_status");
    }
}
