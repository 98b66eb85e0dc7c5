package com.ecommerce.userservice.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.User;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A shop of one test class: a realm as it is shipped, whose e-mails come to the {@link Mailbox} unless it has another mail
 * server; a client that stands for the
 * shop's own pages; and the visitors of the current test, whose browsers have nothing to complain about at its end.
 */
final class Shop implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /**
     * Settings with which one-time passwords may be used twice, so that a test need not wait for the next. Keycloak takes
     * the policy whole or not at all.
     */
    static final Map<String, ?> REUSABLE_ONE_TIME_PASSWORDS = Map.of(
            "otpPolicyType", "totp",
            "otpPolicyAlgorithm", "HmacSHA1",
            "otpPolicyInitialCounter", 0,
            "otpPolicyDigits", 6,
            "otpPolicyLookAheadWindow", 1,
            "otpPolicyPeriod", 30,
            "otpPolicyCodeReusable", true);

    private static final String CLIENT = "shop";

    /** What this browser calls itself. */
    private static final String CHROMIUM = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/150.0.0.0 Safari/537.36";

    private final Map<String, ?> settings;
    private final List<Visitor> visitors = new ArrayList<>();
    private TestRealm realm;

    Shop() {
        this(Map.of());
    }

    /** A shop whose realm has some members of the shipped file otherwise. */
    Shop(Map<String, ?> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Map<String, Object> changes = new HashMap<>(settings);
        changes.putIfAbsent("smtpServer", Mailbox.settings());
        realm = ShippedRealm.create(changes);
        realm.admin(
                "POST",
                "clients",
                Map.of(
                        "clientId",
                        CLIENT,
                        "publicClient",
                        true,
                        "baseUrl",
                        address(),
                        "redirectUris",
                        List.of(address())));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            String test = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            Path folder = BuildProperty.path("it.target").resolve("browser");
            for (int i = 0; i < visitors.size(); i++) {
                visitors.get(i).takePicture(folder.resolve(test + "-" + (i + 1) + ".png"));
            }
        }
        List<String> complaints =
                visitors.stream().flatMap(visitor -> visitor.leave().stream()).toList();
        visitors.clear();
        assertThat(complaints).as("what the browsers complain about").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (realm != null) {
            realm.close();
        }
    }

    TestRealm realm() {
        return realm;
    }

    Api api() {
        return realm.api();
    }

    /** Returns where visitors arrive that have signed in: a quiet address of the server, without a path below it. */
    String address() {
        return TestEnvironment.server().url() + "/realms/" + realm.name();
    }

    boolean isAt(String url) {
        return url.startsWith(address() + "?");
    }

    /** Returns where the shop sends those who want to sign in, with further parameters of OpenID Connect. */
    String signInAddress(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(
                Map.of("client_id", CLIENT, "redirect_uri", address(), "response_type", "code", "scope", "openid"));
        all.putAll(parameters);
        return endpoint("auth") + "?" + Http.form(all);
    }

    /** Returns the address of one of the realm's OpenID Connect endpoints. */
    String endpoint(String name) {
        return address() + "/protocol/openid-connect/" + name;
    }

    String accountConsole() {
        return address() + "/account/";
    }

    /** Returns where the pages of the realm's admin console begin. */
    String adminConsole() {
        return TestEnvironment.server().url() + "/admin/" + realm.name() + "/console/#/" + realm.name() + "/";
    }

    /** Returns somebody who reads English and was never here. */
    Visitor visitor() {
        return visitor(new Browser.NewContextOptions().setLocale("en"));
    }

    Visitor visitorWhoReads(String language) {
        return visitor(new Browser.NewContextOptions().setLocale(language));
    }

    Visitor visitorWith(String userAgent) {
        return visitor(new Browser.NewContextOptions().setLocale("en").setUserAgent(userAgent));
    }

    Visitor visitorInTheDark() {
        return visitor(new Browser.NewContextOptions().setLocale("en").setColorScheme(ColorScheme.DARK));
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE);
        Visitor visitor = new Visitor(this, Chromium.newContext(options));
        visitors.add(visitor);
        return visitor;
    }

    /** Registers a customer through REST. */
    TestUser customer() {
        return realm.register();
    }

    /** Registers a customer whose address is confirmed, who reads a language, and whose Chromium is no new device. */
    TestUser confirmedCustomer(String language) {
        TestUser customer = customer();
        api().send(
                        "POST",
                        "auth/login/",
                        Map.of("User-Agent", CHROMIUM),
                        Map.of("email", customer.email(), "password", TestUser.PASSWORD));
        ObjectNode account = (ObjectNode) account(customer);
        account.put("emailVerified", true);
        account.withObject("/attributes").putArray("locale").add(language);
        realm.admin("PUT", "users/" + customer.id(), account);
        return customer;
    }

    /** Returns an account as Keycloak's administrators see it. */
    JsonNode account(TestUser user) {
        return realm.admin("GET", "users/" + user.id(), null).json();
    }

    /** Returns the accounts with an address, of which there should be one at most. */
    JsonNode accounts(String email) {
        return realm.admin("GET", "users?exact=true&email=" + Http.encode(email), null)
                .json();
    }

    /** Returns an account as services see it. */
    User userOverGrpc(String id) {
        return TestEnvironment.grpc()
                .stub(realm.name())
                .getUser(UserRequest.newBuilder().setUserId(id).build())
                .getUser();
    }

    /** Runs with an attribute of the realm changed, and puts it back. */
    void withAttribute(String name, String value, Runnable action) {
        ObjectNode attributes = (ObjectNode) realm.admin().get(realm.name()).path("attributes");
        realm.update(Map.of("attributes", attributes.deepCopy().put(name, value)));
        try {
            action.run();
        } finally {
            realm.update(Map.of("attributes", attributes));
        }
    }
}
