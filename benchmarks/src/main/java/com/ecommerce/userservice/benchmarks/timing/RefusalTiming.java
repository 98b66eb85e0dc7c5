package com.ecommerce.userservice.benchmarks.timing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the time of a refused login tells why it was refused. For each reason it sends pairs, a wrong password of an
 * ordinary account and the reason in turn, and prints the area under the curve: 0.5 if nobody can tell them apart.
 *
 * <p>Needs nothing but a JDK, and a server with an administrator of the realm {@code master}.
 */
public final class RefusalTiming {

    private static final String PASSWORD = "violet-Harbour-41";
    private static final String WRONG = "not-the-Password-1";
    private static final int WARM_UPS = 10;
    private static final int CLIENTS_BY_ADDRESS = 4;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final String word = "timing" + UUID.randomUUID().toString().substring(0, 8);
    private String adminToken;

    private RefusalTiming(String server) {
        this.server = server;
    }

    /** @param arguments address, pairs, iterations of PBKDF2 of the moved account, administrator's name and password */
    public static void main(String[] arguments) throws Exception {
        new RefusalTiming(arguments[0])
                .run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), arguments[3], arguments[4]);
    }

    private void run(int pairs, int iterations, String admin, String adminPassword) throws Exception {
        adminToken = between(
                post(
                                "/realms/master/protocol/openid-connect/token",
                                "application/x-www-form-urlencoded",
                                "grant_type=password&client_id=admin-cli&username=" + admin + "&password="
                                        + adminPassword)
                        .body(),
                "\"access_token\":\"");
        // The measured accounts must not be locked.
        admin("PUT", "", "{\"failureFactor\": 1000000}");
        importUser("disabled", false, argon2(), "");
        importUser("moved", true, pbkdf2(iterations), "");
        importUser("second", true, argon2(), ", " + otp());
        importUser("blank", true, argon2(), "");
        importUser("empty", true, argon2(), "");
        importUser("ordinary", true, argon2(), "");
        Map<String, String[]> kinds = new LinkedHashMap<>();
        kinds.put("wrong password", login("ordinary", WRONG));
        kinds.put("disabled", login("disabled", PASSWORD));
        kinds.put("moved from Django", login("moved", WRONG));
        kinds.put("second factor", login("second", WRONG));
        kinds.put("unknown", login("unknown", WRONG));
        kinds.put("blank password", login("blank", " "));
        kinds.put("empty password", login("empty", ""));
        // An account of its own for each row: logins by one name wait for each other.
        List<String[]> references = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            importUser("reference" + i, true, argon2(), "");
            references.add(login("reference" + i, WRONG));
        }
        importUser("two-names", "username-" + word, true, argon2(), "");
        importUser("other-names", "othername-" + word, true, argon2(), "");
        for (int i = 0; i < WARM_UPS; i++) {
            for (String[] kind : kinds.values()) {
                millis(kind);
            }
        }
        System.out.println("| reason | pairs | wrong password p50 ms | this p50 ms | area under the curve |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        ExecutorService clients = Executors.newFixedThreadPool(kinds.size());
        List<Future<String>> rows = new ArrayList<>();
        for (Map.Entry<String, String[]> kind : kinds.entrySet()) {
            String[] reference = references.get(rows.size());
            rows.add(clients.submit(() -> row(kind.getKey(), reference, kind.getValue(), pairs)));
        }
        for (Future<String> row : rows) {
            System.out.println(row.get());
        }
        System.out.println(namesOfOneAccount(clients, pairs));
        clients.shutdown();
    }

    /**
     * Whether an e-mail address and a username belong together: logins by the address without pause, and meanwhile logins by
     * the same account's username, compared with those by another account's.
     */
    private String namesOfOneAccount(ExecutorService clients, int pairs) throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        List<Future<?>> byAddress = new ArrayList<>();
        for (int i = 0; i < CLIENTS_BY_ADDRESS; i++) {
            byAddress.add(clients.submit(() -> {
                while (busy.get()) {
                    millis(login("two-names", WRONG));
                }
                return null;
            }));
        }
        String row = row(
                "username, while its e-mail address logs in",
                loginByName("othername-" + word),
                loginByName("username-" + word),
                pairs);
        busy.set(false);
        for (Future<?> client : byAddress) {
            client.get();
        }
        return row;
    }

    private String row(String name, String[] reference, String[] kind, int pairs) throws Exception {
        double[] wrong = new double[pairs];
        double[] other = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            // Each first in turn, so that what the first does to the second is fair.
            if (i % 2 == 0) {
                wrong[i] = millis(reference);
                other[i] = millis(kind);
            } else {
                other[i] = millis(kind);
                wrong[i] = millis(reference);
            }
        }
        double area = area(wrong, other);
        Arrays.sort(wrong);
        Arrays.sort(other);
        return String.format(
                Locale.ROOT, "| %s | %d | %.1f | %.1f | %.3f |", name, pairs, wrong[pairs / 2], other[pairs / 2], area);
    }

    /** Returns how probably one of the others takes longer than one of the reference; half where they are equal. */
    static double area(double[] reference, double[] others) {
        double longer = 0;
        for (double a : reference) {
            for (double b : others) {
                longer += b > a ? 1 : b == a ? 0.5 : 0;
            }
        }
        return longer / reference.length / others.length;
    }

    private String[] login(String name, String password) {
        return login("{\"email\":\"" + name + "-" + word + "@example.com\",\"password\":\"" + password + "\"}");
    }

    private static String[] loginByName(String username) {
        return login("{\"email\":\"" + username + "\",\"password\":\"" + WRONG + "\"}");
    }

    private static String[] login(String json) {
        return new String[] {"/api/auth/login/", json};
    }

    private double millis(String[] request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = post(request[0], "application/json", request[1]);
        double millis = (System.nanoTime() - start) / 1e6;
        if (response.statusCode() != 401 && response.statusCode() != 400) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return millis;
    }

    private void importUser(String name, boolean enabled, String password, String further)
            throws IOException, InterruptedException {
        importUser(name, name + "-" + word + "@example.com", enabled, password, further);
    }

    private void importUser(String name, String username, boolean enabled, String password, String further)
            throws IOException, InterruptedException {
        String address = name + "-" + word + "@example.com";
        admin(
                "POST",
                "/partialImport",
                "{\"ifResourceExists\":\"FAIL\",\"users\":[{\"username\":\"" + username + "\",\"email\":\"" + address
                        + "\",\"enabled\":" + enabled + ",\"credentials\":[" + password + further + "]}]}");
    }

    private static String argon2() {
        return "{\"type\":\"password\",\"value\":\"" + PASSWORD + "\"}";
    }

    private static String pbkdf2(int iterations) {
        return "{\"type\":\"password\",\"credentialData\":\"{\\\"algorithm\\\":\\\"pbkdf2-sha256\\\",\\\"hashIterations\\\":"
                + iterations
                + "}\",\"secretData\":\"{\\\"salt\\\":\\\"AAAAAAAAAAAAAAAAAAAAAA==\\\",\\\"value\\\":\\\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\\\"}\"}";
    }

    private static String otp() {
        return "{\"type\":\"otp\",\"credentialData\":\"{\\\"subType\\\":\\\"totp\\\",\\\"digits\\\":6,\\\"period\\\":30,\\\"algorithm\\\":\\\"HmacSHA1\\\"}\",\"secretData\":\"{\\\"value\\\":\\\"12345678901234567890\\\"}\"}";
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void admin(String method, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(server + "/admin/realms/ecommerce" + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + adminToken)
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
    }

    private static String between(String text, String start) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf('"', from));
    }
}
