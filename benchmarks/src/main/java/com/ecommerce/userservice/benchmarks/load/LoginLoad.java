package com.ecommerce.userservice.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Several clients that log in without pause, each over its own connection and with its own users in turn. Keycloak 26.7.4
 * refuses a login that follows the same user's last one at once, since its brute-force protection books that one after
 * the reply; h2load sends one user's login again and again. A login costs so much that Java's HTTP client is cheap enough.
 *
 * @param url of the login
 * @param contentType of the bodies
 * @param bodies one for each user
 * @param clients at once; at most as many as bodies
 */
public record LoginLoad(String url, String contentType, List<String> bodies, int clients) {

    public LoginLoad {
        bodies = List.copyOf(bodies);
    }

    /**
     * Sends so many requests.
     *
     * @throws IllegalStateException if a login is refused
     */
    public Load run(long requests) {
        AtomicLong left = new AtomicLong(requests);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            for (Future<Long> client : threads.invokeAll(clients(() -> left.getAndDecrement() > 0))) {
                client.get();
            }
            return new Load(requests, (System.nanoTime() - start) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Not every login succeeded: " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted: " + url, e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns one endless task for each client, which returns how many logins it made when {@code more} says no. */
    List<Callable<Long>> clients(More more) {
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int first = i;
            tasks.add(() -> logIn(first, more));
        }
        return tasks;
    }

    private long logIn(int first, More more) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long logins = 0;
        for (int user = first; more.wanted(); user = next(user, first)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofString(bodies.get(user)))
                    .build();
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw new IllegalStateException("A login was refused: " + reply.statusCode() + " " + reply.body());
            }
            logins++;
        }
        return logins;
    }

    private int next(int user, int first) {
        return user + clients < bodies.size() ? user + clients : first;
    }

    /** Whether a client shall log in once more. */
    interface More {

        boolean wanted();
    }
}
