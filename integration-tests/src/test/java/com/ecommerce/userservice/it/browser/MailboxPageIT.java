package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mailbox of development mode, as somebody uses it who tries the pages without a mail server. */
@Tag("long")
@WithBrowser
class MailboxPageIT {

    @RegisterExtension
    static final Shop shop = new Shop(Map.of("smtpServer", Map.of()));

    private static final String NEW_PASSWORD = "amber-Lighthouse-17";

    private static Page mailbox(String address) {
        Page page = shop.visitor().page();
        page.navigate(shop.address() + "/api/dev/mail/");
        page.locator("input[name=to]").fill(address);
        page.locator("button").click();
        return page;
    }

    private static FrameLocator mail(Page mailbox) {
        return mailbox.frameLocator("details[open] iframe");
    }

    /** Clicks the link of the newest e-mail and returns the page that it opens. */
    private static Page follow(Page mailbox) {
        Locator link = mail(mailbox).locator("a[href*=action-token]").first();
        Page opened = mailbox.waitForPopup(link::click);
        Locator proceed = opened.locator("#kc-info-message a[href*=action-token]");
        assertThat(proceed.or(opened.locator("input[name=password-new]"))).isVisible();
        if (proceed.isVisible()) {
            proceed.click();
        }
        return opened;
    }

    private static void choosePassword(Page page) {
        page.locator("input[name=password-new]").fill(NEW_PASSWORD);
        page.locator("input[name=password-confirm]").fill(NEW_PASSWORD);
        page.locator("main form [type=submit]:visible").first().click();
        assertThat(page.locator("input[name=password-new]")).hasCount(0);
    }

    /** Shows the plain part in place of the other one, and then that one again. */
    private static void assertShowsItsText(Page mailbox) {
        assertThat(mailbox.locator("pre")).isHidden();
        mailbox.getByLabel("Text").check();
        assertThat(mailbox.locator("pre")).containsText("action-token");
        assertThat(mailbox.locator("iframe")).isHidden();
        mailbox.getByLabel("HTML").check();
    }

    @Test
    void givenSignUp_whenLinkInTheMailboxIsFollowed_thenVerified() {
        String email = TestUser.uniqueEmail();
        shop.realm().update(Map.of("verifyEmail", true));
        try {
            shop.visitor().opensSignUp().fills("email", email).submits();

            choosePassword(follow(mailbox(email)));
        } finally {
            shop.realm().update(Map.of("verifyEmail", false));
        }

        assertThat(shop.accounts(email).path(0).path("emailVerified").asBoolean())
                .isTrue();
    }

    @Test
    void givenForgottenPassword_whenLinkInTheMailboxIsFollowed_thenReset() {
        TestUser customer = shop.confirmedCustomer("en");
        shop.visitor()
                .opensForgottenPassword()
                .fills("username", customer.email())
                .submits();

        Page mailbox = mailbox(customer.email());
        assertShowsItsText(mailbox);
        choosePassword(follow(mailbox));

        assertThat(shop.api().login(customer.email(), NEW_PASSWORD).status()).isEqualTo(200);
    }
}
