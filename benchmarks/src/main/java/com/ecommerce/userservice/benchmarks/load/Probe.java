package com.ecommerce.userservice.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Somebody who calls now and then, one call after the other, and takes their times. */
public final class Probe {

    private static final long PAUSE_MILLIS = 10;

    private final Callable<?> call;
    private final List<Long> micros = new ArrayList<>();

    /** @param call throws if it is not answered right */
    public Probe(Callable<?> call) {
        this.call = call;
    }

    /**
     * Has all of them call for as long as it is wanted, at once.
     *
     * @throws IllegalStateException if a call was not answered right
     */
    public static void run(List<Probe> probes, BooleanSupplier more) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(probes.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Probe probe : probes) {
                running.add(threads.submit(() -> {
                    probe.callWhile(more);
                    return null;
                }));
            }
            for (Future<?> probe : running) {
                probe.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call was not answered right", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void callWhile(BooleanSupplier more) throws Exception {
        while (more.getAsBoolean()) {
            long start = System.nanoTime();
            call.call();
            micros.add((System.nanoTime() - start) / 1000);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Returns how long each call has taken, in microseconds. */
    public long[] micros() {
        return micros.stream().mapToLong(Long::longValue).toArray();
    }
}
