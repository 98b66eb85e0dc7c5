package com.ecommerce.userservice.benchmarks.load;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Logins without pause in the background, from its start until it is ended. */
public final class LoginFlood {

    private static final int START_SECONDS = 60;

    private final AtomicBoolean flooding = new AtomicBoolean(true);
    private final CountDownLatch started;
    private final ExecutorService threads;
    private final List<Future<Long>> clients;

    private LoginFlood(LoginLoad load, int logins) {
        started = new CountDownLatch(logins);
        threads = Executors.newFixedThreadPool(load.clients());
        clients = load.clients(this::wanted).stream().map(threads::submit).toList();
    }

    /**
     * Returns when so many logins have been started.
     *
     * @throws IllegalStateException if they are not within a minute
     */
    public static LoginFlood start(LoginLoad load, int logins) throws InterruptedException {
        LoginFlood flood = new LoginFlood(load, logins);
        if (!flood.started.await(START_SECONDS, TimeUnit.SECONDS)) {
            flood.threads.shutdownNow();
            throw new IllegalStateException("The login flood did not begin: " + load.url());
        }
        return flood;
    }

    /**
     * Waits for the logins in flight and returns how many there were.
     *
     * @throws IllegalStateException if one was refused
     */
    public long end() throws InterruptedException {
        flooding.set(false);
        long logins = 0;
        try {
            for (Future<Long> client : clients) {
                logins += client.get();
            }
            return logins;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Not every login of the flood succeeded", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean wanted() {
        started.countDown();
        return flooding.get();
    }
}
