package com.ecommerce.userservice.it.support.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** HTTP without redirects, cookies or retries. What the API answers must be as its document says. */
public final class Http {

    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final HttpClient CLIENT = builder().build();

    private Http() {}

    /** Returns what makes clients as the tests use them. */
    public static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }

    /** Returns the client that trusts whom Java trusts. */
    public static HttpClient client() {
        return CLIENT;
    }

    /** Sends a request whose body is absent when it is null. */
    public static Reply send(String method, String url, Map<String, String> headers, byte[] body) {
        return send(CLIENT, method, url, headers, body);
    }

    /** Sends a request by a client of one's own, for example one that trusts another authority. */
    public static Reply send(HttpClient client, String method, String url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            Reply reply = new Reply(method + " " + url, response.statusCode(), response.headers(), response.body());
            ApiDocument.check(method, url, headers, body, reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Reply postForm(String url, Map<String, ?> form) {
        return send("POST", url, Map.of("Content-Type", FORM), form(form).getBytes(StandardCharsets.UTF_8));
    }

    /** Encodes fields as {@code application/x-www-form-urlencoded}. */
    public static String form(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(String.valueOf(field.getValue())))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
