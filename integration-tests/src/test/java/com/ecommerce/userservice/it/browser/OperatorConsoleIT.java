package com.ecommerce.userservice.it.browser;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daily work of a shop's staff in the admin console. */
@Tag("long")
@WithBrowser
class OperatorConsoleIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    private static TestUser operator;

    @BeforeAll
    static void createOperator() {
        operator = StaffUser.of(shop.realm(), "operators").user();
    }

    /** Opens the list of users, signed in. */
    private static Page users() {
        Visitor visitor = shop.visitor();
        visitor.opens(shop.adminConsole() + "users");
        visitor.signsIn(operator);
        assertThat(row(visitor.page(), operator.email())).isVisible();
        return visitor.page();
    }

    private static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Finds a user and opens its page. */
    private static Page userPage(TestUser user) {
        Page page = users();
        page.getByPlaceholder("Search user").fill(user.email());
        page.keyboard().press("Enter");
        assertThat(row(page, operator.email())).isHidden();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(user.email()))
                .click();
        assertThat(page.getByTestId("view-header")).hasText(user.email());
        return page;
    }

    @Test
    void givenCustomer_whenFoundAndDisabled_thenRestAndGrpcRefuse() {
        TestUser customer = shop.customer();
        TokenValidity tokenValidity = shop.realm().tokenValidity();
        tokenValidity.warmUp(customer.access());
        Page page = userPage(customer);

        page.locator("main .pf-v5-c-switch").first().click();
        page.getByTestId("confirm").click();
        assertThat(page.getByTestId("last-alert")).isVisible();

        tokenValidity.invalid(customer.access(), InvalidReason.INVALID_REASON_USER_DISABLED);
        assertProblem(shop.api().login(customer.email(), TestUser.PASSWORD), "invalid_credentials");
    }

    @Test
    void givenCustomer_whenOpened_thenEachFieldHasAName() {
        Page page = userPage(shop.customer());

        assertThat(page.getByLabel("Phone number")).isVisible();
    }

    @Test
    void givenTwoSessions_whenOneIsSignedOut_thenJustThatOneIsRefused() {
        TestUser first = shop.customer();
        List<String> tokens = List.of(first.access(), shop.realm().login(first).access());
        Page page = userPage(first);
        page.getByTestId("user-sessions-tab").click();
        Locator sessions = row(page, "user-service-login");
        assertThat(sessions).hasCount(2);

        sessions.first().getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(sessions).hasCount(1);

        TokenValidity tokenValidity = shop.realm().tokenValidity();
        List<String> ended = tokens.stream()
                .filter(token -> !tokenValidity.validate(token).getValid())
                .toList();
        assertThat(ended).hasSize(1);
        for (String token : tokens) {
            if (ended.contains(token)) {
                tokenValidity.invalid(token, InvalidReason.INVALID_REASON_SESSION_ENDED);
            } else {
                tokenValidity.valid(token);
            }
        }
    }

    @Test
    void givenFailedLogins_whenEventsAreSeen_thenTheyTellWhyThoughTheAnswersWereOne() {
        TestUser customer = shop.customer();
        Reply wrong = shop.api().login(customer.email(), "not-the-Password-1");
        ObjectNode account = (ObjectNode) shop.account(customer);
        shop.realm().admin("PUT", "users/" + customer.id(), account.put("enabled", false));
        Reply disabled = shop.api().login(customer.email(), TestUser.PASSWORD);
        assertThat(disabled.body()).isEqualTo(wrong.body());
        String address = shop.realm()
                .admin("GET", "events?type=LOGIN_ERROR&user=" + customer.id(), null)
                .text("/0/ipAddress");
        Page page = userPage(customer);

        page.getByRole(
                        AriaRole.TAB,
                        new Page.GetByRoleOptions().setName("Events").setExact(true))
                .click();

        Locator failures = row(page, "LOGIN_ERROR");
        assertThat(failures).hasCount(2);
        assertThat(failures.first()).containsText(address + "user-service-login");
        failures.nth(1).getByRole(AriaRole.BUTTON).click();
        failures.nth(0).getByRole(AriaRole.BUTTON).click();
        Locator main = page.locator("main");
        assertThat(main).containsText("erroruser_disabled");
        assertThat(main).containsText("errorinvalid_user_credentials");
        assertThat(main).containsText("user-apirest");
    }

    @Test
    void givenColleague_whenListed_thenNotToBeManaged() {
        TestUser staff = StaffUser.of(shop.realm(), "auditors").user();
        TestUser customer = shop.customer();

        Page page = users();

        assertThat(row(page, customer.email()).getByRole(AriaRole.CHECKBOX)).isEnabled();
        assertThat(row(page, staff.email()).getByRole(AriaRole.CHECKBOX)).isDisabled();
        assertThat(row(page, operator.email()).getByRole(AriaRole.CHECKBOX)).isDisabled();
    }
}
