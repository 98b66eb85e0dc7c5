package com.ecommerce.userservice.it.support.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keycloak's pages for a visitor who is not signed in, without a browser: cookies, and the form of the page shown. */
public final class LoginPage {

    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    /** Java's own cookie handler keeps Keycloak's from plain HTTP, where browsers let {@code localhost} have them. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private final String server;
    private Reply shown;

    private LoginPage(String server) {
        this.server = server;
    }

    /** Opens the sign-in page of a realm. */
    public static LoginPage open(TestRealm realm) {
        return new LoginPage(realm.admin().server()).get(authorization(realm, "openid"));
    }

    /** Has the client {@code account} ask for so much; somebody who is signed in is sent back to it at once, with a code. */
    public Reply authorize(TestRealm realm, String scope) {
        return visit(authorization(realm, scope));
    }

    private static String authorization(TestRealm realm, String scope) {
        String realmUrl = realm.admin().server() + "/realms/" + realm.name();
        return realmUrl
                + "/protocol/openid-connect/auth?client_id=account&response_type=code&scope="
                + Http.encode(scope)
                + "&redirect_uri="
                + Http.encode(realmUrl + "/account/");
    }

    /** Returns how many sign-ins the server keeps that nobody has finished. */
    public static double unfinishedSignIns() {
        return MetricsPage.now()
                .sum("vendor_statistics_approximate_entries_in_memory", Map.of("cache", "authenticationSessions"));
    }

    /** Follows the page's link to another one, such as {@code registration} or {@code reset-credentials}. */
    public LoginPage follow(String name) {
        Matcher link = Pattern.compile("href=\"([^\"]*/login-actions/" + name + "[^\"]*)\"")
                .matcher(shown.body());
        assertThat(link.find()).as("link to %s in %s", name, shown).isTrue();
        return get(address(link.group(1)));
    }

    private LoginPage get(String url) {
        show("GET", url, Map.of(), null);
        assertThat(shown.status()).as("%s", shown).isEqualTo(200);
        return this;
    }

    /** Sends the form that is shown and returns the answer, which is what is shown then. */
    public Reply submit(Map<String, String> fields) {
        Matcher action = ACTION.matcher(shown.body());
        assertThat(action.find()).as("form in %s", shown).isTrue();
        show(
                "POST",
                address(action.group(1)),
                Map.of("Content-Type", Http.FORM),
                Http.form(fields).getBytes(StandardCharsets.UTF_8));
        return arrive();
    }

    /** Opens a link of an e-mail in the same browser and returns what is shown then. */
    public Reply visit(String link) {
        show("GET", link, Map.of(), null);
        return arrive();
    }

    /** Follows redirects, but not those to the application. */
    private Reply arrive() {
        while (shown.status() == 302 && !shown.header("Location").contains("/account/")) {
            show("GET", shown.header("Location"), Map.of(), null);
        }
        return shown;
    }

    private void show(String method, String url, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(
                "Cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        shown = Http.send(method, url, all, body);
        for (String line : shown.headers().allValues("Set-Cookie")) {
            String[] cookie = line.split(";")[0].split("=", 2);
            if (line.contains("Max-Age=0")) {
                cookies.remove(cookie[0]);
            } else {
                cookies.put(cookie[0], cookie[1]);
            }
        }
    }

    private String address(String attribute) {
        String address = attribute.replace("&amp;", "&");
        return address.startsWith("/") ? server + address : address;
    }
}
