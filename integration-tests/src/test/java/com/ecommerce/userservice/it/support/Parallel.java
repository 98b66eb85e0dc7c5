package com.ecommerce.userservice.it.support;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs many tasks at once. */
public final class Parallel {

    private Parallel() {}

    /** Does the same thing many times, all at once, and returns the results in no particular order. */
    public static <T> List<T> run(int times, Callable<T> action) {
        return run(times, Collections.nCopies(times, action));
    }

    /** Does something with each element, a few at a time. */
    public static <T> void forEach(Collection<T> elements, int atOnce, Consumer<T> action) {
        run(
                atOnce,
                elements.stream()
                        .map(element -> Executors.callable(() -> action.accept(element)))
                        .toList());
    }

    private static <T> List<T> run(int atOnce, List<Callable<T>> actions) {
        ExecutorService executor = Executors.newFixedThreadPool(atOnce);
        try {
            return executor.invokeAll(actions).stream().map(Parallel::result).toList();
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
