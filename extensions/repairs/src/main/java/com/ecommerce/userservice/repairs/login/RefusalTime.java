package com.ecommerce.userservice.repairs.login;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The time that every refusal of a login takes, counted from the arrival of the request: longer than the slowest password
 * hash that is stored, so that nobody tells by it which of them was computed, or whether any was. Under load a refusal
 * takes a whole multiple of it.
 */
final class RefusalTime {

    private static final Logger LOG = Logger.getLogger(RefusalTime.class);

    /** Until the hashes are known. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** For what a login does besides hashing. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Duration RELEARN = Duration.ofHours(1);

    private final ScheduledExecutorService timer;
    private volatile long nanos;

    /** @param millis 0 if it is to be learned */
    RefusalTime(int millis) {
        nanos = millis == 0 ? FIRST.toNanos() : TimeUnit.MILLISECONDS.toNanos(millis);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "login-refusals");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param slowestHash tells how long the slowest stored hash takes; asked now and then */
    void learn(Supplier<Duration> slowestHash) {
        Thread learner = new Thread(
                () -> {
                    while (!timer.isShutdown()) {
                        learnOnce(slowestHash);
                        try {
                            Thread.sleep(RELEARN.toMillis());
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "login-refusal-time");
        learner.setDaemon(true);
        learner.setPriority(Thread.MIN_PRIORITY);
        learner.start();
    }

    private void learnOnce(Supplier<Duration> slowestHash) {
        try {
            nanos = of(slowestHash.get()).toNanos();
            LOG.debugf("Refused logins take %d ms", TimeUnit.NANOSECONDS.toMillis(nanos));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The time of refused logins stays as it is: the stored hashes cannot be read: %s", e.getMessage());
        }
    }

    /** Returns how long refusals take if the slowest hash takes so long. */
    static Duration of(Duration slowestHash) {
        Duration time = slowestHash.multipliedBy(3).dividedBy(2).plus(MARGIN);
        return time.compareTo(MOST) > 0 ? MOST : time;
    }

    /**
     * Returns how long to wait now, in nanoseconds.
     *
     * @param passedNanos since the request arrived
     */
    long remainingNanos(long passedNanos) {
        long unit = nanos;
        return unit - passedNanos % unit;
    }

    /** Runs the reply when its time has come. */
    void at(long remainingNanos, Runnable reply) {
        timer.schedule(reply, remainingNanos, TimeUnit.NANOSECONDS);
    }

    void close() {
        timer.shutdownNow();
    }
}
