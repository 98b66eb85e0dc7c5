package com.ecommerce.userservice.repairs.password;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that hash passwords, of every algorithm: as many as there are processors, of the lowest priority. They end
 * when there is nothing to hash, so that nobody has to stop them.
 */
final class HashingThreads {

    private static final ExecutorService SHARED = create(Runtime.getRuntime().availableProcessors());

    private HashingThreads() {}

    static ExecutorService shared() {
        return SHARED;
    }

    private static ExecutorService create(int count) {
        AtomicInteger created = new AtomicInteger();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(count, count, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "password-hash-" + created.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
