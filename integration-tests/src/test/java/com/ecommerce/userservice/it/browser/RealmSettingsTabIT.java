package com.ecommerce.userservice.it.browser;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tab of the realm settings in the admin console, as the realm's own administrator uses it. */
@Tag("long")
@WithBrowser
class RealmSettingsTabIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    private static TestUser administrator;

    @BeforeAll
    static void createAdministrator() {
        administrator = StaffUser.withRole(shop.realm(), "realm-admin").user();
    }

    /** Opens the tab, signed in. */
    private static Page tab(Visitor visitor) {
        visitor.opens(shop.adminConsole() + "realm-settings/user-api");
        visitor.signsIn(administrator);
        visitor.page().getByTestId("pageSizeLimit").waitFor();
        return visitor.page();
    }

    private static void flip(Page page, String setting) {
        page.locator("label[for=" + setting + "]").last().click();
    }

    /** Saves, and waits for what the console says of it. */
    private static Locator saves(Page page) {
        page.getByTestId("save").click();
        return page.getByTestId("last-alert");
    }

    private static Reply register() {
        return shop.api()
                .post("auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
    }

    @Test
    void givenTab_whenApiIsSwitchedOffAndOn_thenEachTakesEffectAtOnce() {
        Page page = tab(shop.visitor());
        assertThat(shop.api().get("health/").status()).isEqualTo(200);

        flip(page, "apiEnabled");
        assertThat(saves(page)).isVisible();

        assertProblem(shop.api().get("health/"), "not_found");
        assertProblem(shop.api().me(administrator.access()), "not_found");
        page.getByTestId("last-alert").locator("button").click();
        flip(page, "apiEnabled");
        assertThat(saves(page)).isVisible();
        assertThat(shop.api().me(administrator.access()).status()).isEqualTo(200);
    }

    @Test
    void givenTab_whenPageSizeLimitAndRegistrationChange_thenBothHoldAndAreShownAgain() {
        Page page = tab(shop.visitor());
        assertThat(page.getByTestId("pageSizeLimit")).hasValue("100");
        assertThat(page.getByTestId("refreshGraceSeconds")).hasValue("10");
        TestUser caller = shop.realm().login(administrator);

        page.getByTestId("pageSizeLimit").fill("5");
        flip(page, "registrationEnabled");
        assertThat(saves(page)).isVisible();

        assertInvalid(shop.api().get("users/?page_size=6", caller.access()), "page_size");
        assertThat(shop.api().get("users/?page_size=5", caller.access()).status())
                .isEqualTo(200);
        assertProblem(register(), "registration_closed");
        page.reload();
        assertThat(page.getByTestId("pageSizeLimit")).hasValue("5");
        assertThat(page.getByTestId("registrationEnabled")).not().isChecked();
        assertThat(page.getByTestId("apiEnabled")).isChecked();
        shop.realm().setApi(Map.of("registrationEnabled", "true", "pageSizeLimit", "100"));
    }

    /** Keycloak 26.7 tells the console's errors in the realm's language: the console's token names none. */
    @Test
    void givenGermanRealm_whenValueIsWrong_thenToldWhatToWriteInGerman() {
        shop.realm().update(Map.of("defaultLocale", "de"));
        Page page = tab(shop.visitorWhoReads("de"));
        assertThat(page.getByText("Benutzer-API")).isVisible();
        assertThat(page.getByText("Höchste Seitengröße")).isVisible();
        assertThat(page.getByText("Nachfrist beim Erneuern")).isVisible();

        page.getByTestId("pageSizeLimit").fill("101");

        assertThat(saves(page)).containsText("Die höchste Seitengröße muss eine ganze Zahl von 1 bis 100 sein.");
        assertThat(shop.realm().apiSettings().at("/config/pageSizeLimit/0").asText())
                .isNotEqualTo("101");
    }
}
