package com.ecommerce.userservice.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Many requests at once, over a connection each: from its start until the last of them is answered. */
public final class RequestBurst {

    private final List<CompletableFuture<Integer>> replies;

    private RequestBurst(List<CompletableFuture<Integer>> replies) {
        this.replies = replies;
    }

    /** Sends them all. */
    public static RequestBurst start(HttpClient client, List<HttpRequest> requests) {
        return new RequestBurst(requests.stream()
                .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode))
                .toList());
    }

    /** Returns whether a request is not answered yet. */
    public boolean isRunning() {
        return replies.stream().anyMatch(reply -> !reply.isDone());
    }

    /**
     * Returns how many were answered with each status.
     *
     * @throws IOException if one was not answered
     */
    public Map<Integer, Integer> statuses() throws IOException, InterruptedException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (CompletableFuture<Integer> reply : replies) {
            try {
                statuses.merge(reply.get(), 1, Integer::sum);
            } catch (ExecutionException e) {
                throw new IOException("A request was not answered", e);
            }
        }
        return statuses;
    }
}
