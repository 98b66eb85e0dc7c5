package com.ecommerce.userservice.grpc.server;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.threads.EnhancedQueueExecutor;

/**
 * The threads of calls, away from those of the network: virtual ones where Java has them (21), else a pool. It bounds
 * nothing, {@link com.ecommerce.userservice.grpc.call.CallWorkers} does: the pool has a thread for each call that works
 * or waits there.
 */
final class CallExecutor implements Executor {

    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    /** For what does not wait: to refuse a call, to tell one that its client has gone. */
    private static final int SPARE_THREADS = 8;

    private static final Duration IDLE_THREAD = Duration.ofSeconds(30);

    private final ExecutorService threads;
    private final String threadKind;

    private CallExecutor(ExecutorService threads, String threadKind) {
        this.threads = threads;
        this.threadKind = threadKind;
    }

    /**
     * Returns the executor that suits a Java version.
     *
     * @param javaVersion feature version of the running Java, see {@link Runtime.Version#feature()}
     */
    static CallExecutor create(LimitsConfig limits, int javaVersion) {
        return hasVirtualThreads(javaVersion)
                ? new CallExecutor(newVirtualThreadPerTaskExecutor(), "virtual threads")
                : new CallExecutor(newPool(limits), "platform threads");
    }

    static boolean hasVirtualThreads(int javaVersion) {
        return javaVersion >= FIRST_JAVA_WITH_VIRTUAL_THREADS;
    }

    /** Returns what calls run on, for the log: {@code virtual threads} or {@code platform threads}. */
    String threadKind() {
        return threadKind;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /**
     * Takes no more tasks, and waits for those that run. They are not interrupted: an interrupt within JDBC may break
     * a connection or, with H2, the whole database.
     */
    void close(long timeout, TimeUnit unit) throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(timeout, unit);
    }

    /** Unlike Java's own pool, this one takes an idle thread before it makes another one. */
    private static ExecutorService newPool(LimitsConfig limits) {
        int size = limits.maxConcurrentCalls() + limits.maxWaitingCalls() + SPARE_THREADS;
        return new EnhancedQueueExecutor.Builder()
                .setCorePoolSize(size)
                .setMaximumPoolSize(size)
                .allowCoreThreadTimeOut(true)
                .setKeepAliveTime(IDLE_THREAD)
                .setThreadFactory(new PlatformThreads())
                .build();
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

    private static final class PlatformThreads implements ThreadFactory {

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
