package com.ecommerce.userservice.grpc.server;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs calls, away from the threads of the network, at most so many at once: on virtual threads where Java has them
 * (21), else in a pool. Calls over the bound wait; those whose client gives up meanwhile are dropped when their turn
 * comes.
 */
final class CallExecutor implements Executor {

    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    private final ExecutorService threads;
    private final Executor bounded;
    private final String threadKind;

    private CallExecutor(ExecutorService threads, Executor bounded, String threadKind) {
        this.threads = threads;
        this.bounded = bounded;
        this.threadKind = threadKind;
    }

    /**
     * Returns the executor that suits a Java version.
     *
     * @param javaVersion feature version of the running Java, see {@link Runtime.Version#feature()}
     */
    static CallExecutor create(int maxConcurrentCalls, int javaVersion) {
        return javaVersion >= FIRST_JAVA_WITH_VIRTUAL_THREADS
                ? onVirtualThreads(maxConcurrentCalls)
                : onPool(maxConcurrentCalls);
    }

    /** Returns what calls run on, for the log: {@code virtual threads} or {@code platform threads}. */
    String threadKind() {
        return threadKind;
    }

    @Override
    public void execute(Runnable task) {
        bounded.execute(task);
    }

    /**
     * Takes no more tasks, and waits for those that run. They are not interrupted: an interrupt within JDBC may break
     * a connection or, with H2, the whole database.
     */
    void close(long timeout, TimeUnit unit) throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(timeout, unit);
    }

    private static CallExecutor onPool(int maxConcurrentCalls) {
        ExecutorService pool = Executors.newFixedThreadPool(maxConcurrentCalls, new CallThreads());
        return new CallExecutor(pool, pool, "platform threads");
    }

    private static CallExecutor onVirtualThreads(int maxConcurrentCalls) {
        ExecutorService threads = newVirtualThreadPerTaskExecutor();
        Semaphore permits = new Semaphore(maxConcurrentCalls, true);
        Executor bounded = task -> threads.execute(() -> {
            permits.acquireUninterruptibly();
            try {
                task.run();
            } finally {
                permits.release();
            }
        });
        return new CallExecutor(threads, bounded, "virtual threads");
    }

    /** By reflection, since the module is compiled for Java 17. */
    private static ExecutorService newVirtualThreadPerTaskExecutor() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("Java 21 and later have virtual threads", impossible);
        }
    }

    private static final class CallThreads implements ThreadFactory {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "grpc-call-" + count.incrementAndGet());
            thread.setDaemon(true);
            // Keycloak looks up services and configuration with it.
            thread.setContextClassLoader(CallExecutor.class.getClassLoader());
            return thread;
        }
    }
}
