package com.ecommerce.userservice.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody with a browser of their own, and what that browser complains about. */
final class Visitor {

    private static final String LOAD_FAILURE = "Failed to load resource";

    private final Shop shop;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Shop shop, BrowserContext context) {
        this.shop = shop;
        this.context = context;
        context.onRequest(this::noteIfElsewhere);
        context.onResponse(this::noteIfPartIsMissing);
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            // Pages that tell an error have its status; parts of pages are looked at as responses.
            if (message.type().equals("error") && !message.text().startsWith(LOAD_FAILURE)) {
                complaints.add(message.text());
            }
        });
        page = context.newPage();
    }

    private void noteIfElsewhere(Request request) {
        if (request.url().startsWith("http")
                && !request.url().startsWith(TestEnvironment.server().url() + "/")) {
            complaints.add("request to " + request.url());
        }
    }

    private void noteIfPartIsMissing(Response response) {
        Request request = response.request();
        boolean part = request.method().equals("GET") && !request.isNavigationRequest();
        if (part && response.status() >= 400) {
            complaints.add(response.status() + " from " + response.url());
        }
    }

    Page page() {
        return page;
    }

    void takePicture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** Closes the browser and returns its complaints. */
    List<String> leave() {
        context.close();
        return List.copyOf(complaints);
    }

    void forgetsCookies() {
        context.clearCookies();
    }

    Visitor opensSignIn() {
        return opensSignIn(Map.of());
    }

    /** Opens the sign-in page with further parameters of OpenID Connect. */
    Visitor opensSignIn(Map<String, String> parameters) {
        page.navigate(shop.signInAddress(parameters));
        return this;
    }

    Visitor opensSignUp() {
        opensSignIn();
        page.locator("a[href*=registration]").click();
        page.locator("#kc-register-form").waitFor();
        return this;
    }

    Visitor opensForgottenPassword() {
        opensSignIn();
        page.locator("a[href*=reset-credentials]").click();
        page.locator("#kc-reset-password-form").waitFor();
        return this;
    }

    /** Opens the page on which somebody who is signed in sets something up: one of Keycloak's required actions. */
    Visitor opensAction(String action) {
        return opensSignIn(Map.of("kc_action", action));
    }

    Visitor opens(String address) {
        page.navigate(address);
        return this;
    }

    /** Looks at an e-mail, which has words for every reader and loads nothing, and returns the language it says it has. */
    String reads(Mail mail) {
        Translations.assertTranslated(mail.subject());
        Translations.assertTranslated(mail.text());
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        page.setContent(mail.html());
        Translations.assertTranslated(page.locator("body").innerText());
        DisplayMode.assertReadableMail(page);
        org.assertj.core.api.Assertions.assertThat(requests)
                .as("what %s loads", mail.subject())
                .isEmpty();
        return page.locator("html").getAttribute("lang");
    }

    /** Opens a link of an e-mail; in another browser than the one that asked for it, a page asks whether to go on. */
    Visitor follows(Mail mail) {
        opens(mail.link());
        Locator proceed = page.locator("#kc-info-message a[href*=action-token]");
        if (proceed.count() > 0) {
            proceed.click();
        }
        return this;
    }

    Locator field(String name) {
        return page.locator("input[name='" + name + "']:not([type=hidden])");
    }

    Visitor fills(String name, String value) {
        field(name).fill(value);
        return this;
    }

    /** Returns what is said to be wrong with a field. */
    Locator errorAt(String name) {
        return page.locator("[id='input-error-" + name + "']");
    }

    /** Returns what a page tells above its form. */
    Locator message() {
        return page.locator(".kc-feedback-text");
    }

    /** Returns what a page tells that has nothing but an error. */
    Locator failure() {
        return page.locator("#kc-error-message");
    }

    /** Returns the button that goes on. */
    Locator button() {
        return page.locator("main form [type=submit]:visible").first();
    }

    void submits() {
        button().click();
    }

    void signsIn(TestUser user) {
        signsIn(user.email(), TestUser.PASSWORD);
    }

    void signsIn(String email, String password) {
        fills("username", email);
        fills("password", password);
        submits();
    }

    Visitor fillsSignUp(String email) {
        fills("email", email);
        fills("password", TestUser.PASSWORD);
        fills("password-confirm", TestUser.PASSWORD);
        return this;
    }

    /** Waits until the shop has the visitor back. */
    void arrives() {
        page.waitForURL(shop::isAt);
    }

    /** Signs in on the sign-in page and waits for the shop. */
    Visitor signedIn(TestUser user) {
        opensSignIn();
        signsIn(user);
        arrives();
        return this;
    }

    /** Opens a page of the account console, as somebody who is signed in there or has to. */
    Visitor opensAccount(String path, TestUser user) {
        opens(shop.accountConsole() + path);
        Locator heading = page.getByTestId("page-heading");
        assertThat(heading.or(field("password"))).isVisible();
        if (field("password").isVisible()) {
            signsIn(user);
        }
        assertThat(heading).isVisible();
        return this;
    }
}
