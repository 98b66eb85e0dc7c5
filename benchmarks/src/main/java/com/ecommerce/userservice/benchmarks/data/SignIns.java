package com.ecommerce.userservice.benchmarks.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logins that are ready to be sent: customers with their passwords, each once, and after them names that nobody has. */
public final class SignIns {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*/login-actions/authenticate[^\"]*)\"");

    private final TestData data;
    private final HttpClient client;

    /** @param client opens the sign-in pages */
    public SignIns(TestData data, HttpClient client) {
        this.data = data;
        this.client = client;
    }

    public List<HttpRequest> atApi(int count) {
        return users(count).stream()
                .map(user -> post(data.url() + "/api/auth/login/", Http.JSON, data.loginJson(user)))
                .toList();
    }

    public List<HttpRequest> atTokenEndpoint(int count) {
        return users(count).stream()
                .map(user -> post(data.endpoint("token"), Http.FORM, data.passwordGrantForm(user)))
                .toList();
    }

    /** Opens as many sign-in pages. */
    public List<HttpRequest> atPage(int count) throws IOException, InterruptedException {
        List<HttpRequest> forms = new ArrayList<>();
        for (BenchmarkUser user : users(count)) {
            forms.add(formOfPage(user));
        }
        return forms;
    }

    private HttpRequest formOfPage(BenchmarkUser user) throws IOException, InterruptedException {
        String page = data.endpoint("auth") + "?"
                + Http.form(Map.of(
                        "client_id",
                        "account",
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "redirect_uri",
                        data.url() + "/realms/ecommerce/account/"));
        HttpResponse<String> shown =
                client.send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
        Matcher action = ACTION.matcher(shown.body());
        if (!action.find()) {
            throw new IllegalStateException("No form to sign in: " + shown.statusCode());
        }
        String cookies = shown.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Cookie", cookies)
                .header("Content-Type", Http.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(
                        Http.form(Map.of("username", user.email(), "password", user.password()))))
                .build();
    }

    private static HttpRequest post(String url, String type, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private List<BenchmarkUser> users(int count) {
        List<BenchmarkUser> users = new ArrayList<>(
                data.users().subList(0, Math.min(count, data.users().size())));
        while (users.size() < count) {
            users.add(new BenchmarkUser("", UUID.randomUUID() + "@example.com", "not the right password"));
        }
        return users;
    }
}
