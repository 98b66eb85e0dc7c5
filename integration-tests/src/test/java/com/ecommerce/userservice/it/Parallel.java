package com.ecommerce.userservice.it;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same thing many times at once. */
public final class Parallel {

    private Parallel() {}

    /** Returns the results in no particular order. */
    public static <T> List<T> run(int times, Callable<T> action) {
        ExecutorService executor = Executors.newFixedThreadPool(times);
        try {
            return executor.invokeAll(Collections.nCopies(times, action)).stream()
                    .map(Parallel::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            executor.shutdown();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
