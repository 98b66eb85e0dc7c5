package com.ecommerce.userservice.core.lock;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what nobody announces. */
public final class Polling {

    private Polling() {}

    /**
     * Asks until the answer is yes.
     *
     * @param patience how long to ask; the first question is always asked
     * @param pause the time between two questions
     * @return false if the answer was still no, or the thread was interrupted, which it then remembers
     */
    public static boolean until(Duration patience, Duration pause, BooleanSupplier question) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0 || !sleep(pause)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
