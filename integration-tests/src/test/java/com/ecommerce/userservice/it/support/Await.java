package com.ecommerce.userservice.it.support;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for an event that happens by itself, up to a deadline. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /** Returns once the assertion holds; throws what it threw last when patience ends. */
    public static void untilAsserted(ThrowingCallable assertion) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + failure, failure);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Returns whether the condition came true in time; a failure of the condition counts as false. */
    public static boolean isTrueWithin(Duration patience, Callable<Boolean> condition) {
        Instant deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline)) {
            try {
                if (condition.call()) {
                    return true;
                }
            } catch (Exception | AssertionError notYet) {
                // The next attempt may succeed.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }
}
