package com.ecommerce.userservice.benchmarks.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fills a fresh server through its own API: customers register, log in once each, and then refresh as often as tokens are
 * needed, since a refresh hashes no password.
 */
public final class Preparation {

    static final String AUDIENCE = "user-service";
    static final String LOGIN_CLIENT = "user-service-login";

    private static final String REALM = "ecommerce";
    private static final String CALLER_ROLE = "grpc-read";
    private static final String CLIENT = "benchmark";
    private static final String SECRET = "benchmark-secret";
    private static final String PASSWORD = "correct horse battery staple";
    private static final int USERS = 100;
    private static final int LIFESPAN_SECONDS = 86_400;

    private final String url;
    private final Administration administration;

    /**
     * Sends nothing yet.
     *
     * @param administrator name and password of the bootstrap administrator
     */
    public Preparation(String url, String administrator) {
        this.url = url;
        this.administration = new Administration(url, REALM, administrator);
    }

    /**
     * Prepares everything.
     *
     * @param differentTokens how many different tokens are to be validated again and again
     * @param neverSeenTokens how many are to be validated once
     */
    public TestData run(int differentTokens, int neverSeenTokens) {
        administration.switchLimitsOff();
        administration.createClient(CLIENT, SECRET, LIFESPAN_SECONDS);
        administration.addServiceRole(CLIENT, CALLER_ROLE);
        List<BenchmarkUser> users = inParallel(
                IntStream.rangeClosed(1, USERS).<Callable<BenchmarkUser>>mapToObj(number -> () -> register(number)));
        List<String> tokens = tokens(users, differentTokens + neverSeenTokens);
        return new TestData(
                url,
                users,
                login(users.get(0), "openid").path("access_token").asText(),
                tokens.subList(0, differentTokens),
                new TokenPool(tokens.subList(differentTokens, tokens.size())),
                administration.secret(AUDIENCE),
                token(Map.of("grant_type", "client_credentials"))
                        .path("access_token")
                        .asText());
    }

    static String endpoint(String url, String name) {
        return url + "/realms/" + REALM + "/protocol/openid-connect/" + name;
    }

    private BenchmarkUser register(int number) {
        String email = "bench" + number + "@example.com";
        String reply = Http.send(
                "POST",
                url + "/api/auth/register/",
                Map.of("Content-Type", Http.JSON),
                Http.write(Map.of("email", email, "password", PASSWORD)));
        return new BenchmarkUser(Http.parse(reply).path("user").path("id").asText(), email, PASSWORD);
    }

    /** Returns different tokens, those of one user never side by side. */
    private List<String> tokens(List<BenchmarkUser> users, int count) {
        int each = (count + users.size() - 1) / users.size();
        List<List<String>> byUser =
                inParallel(users.stream().<Callable<List<String>>>map(user -> () -> tokens(user, each)));
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (List<String> ofUser : byUser) {
                tokens.add(ofUser.get(i));
            }
        }
        return tokens.subList(0, count);
    }

    private List<String> tokens(BenchmarkUser user, int count) {
        String refresh = login(user, "profile").path("refresh_token").asText();
        Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(token(form).path("access_token").asText());
        }
        return tokens;
    }

    private JsonNode login(BenchmarkUser user, String scope) {
        return token(Map.of(
                "grant_type", "password", "username", user.email(), "password", user.password(), "scope", scope));
    }

    private JsonNode token(Map<String, String> grant) {
        Map<String, String> form = new HashMap<>(grant);
        form.put("client_id", CLIENT);
        form.put("client_secret", SECRET);
        return Http.postForm(endpoint(url, "token"), form);
    }

    private static <T> List<T> inParallel(Stream<Callable<T>> tasks) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() * 2);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks.toList())) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while preparing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The server could not be prepared", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
