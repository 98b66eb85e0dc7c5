package com.ecommerce.userservice.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FairLocksTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final FairLocks locks = new FairLocks(1, 1);

    @Test
    void givenNobodyElse_whenAcquired_thenAtOnce() {
        assertThat(locks.acquire("a", Duration.ZERO, false)).isTrue();
        assertThat(locks.acquire("b", Duration.ZERO, false)).isTrue();
    }

    @Test
    void givenAnother_whenPatienceEnds_thenNotAcquired() {
        locks.acquire("a", Duration.ZERO, false);

        assertThat(locks.acquire("a", Duration.ofMillis(1), false)).isFalse();
    }

    @Test
    void givenAllAreReleased_thenNothingIsKept() {
        locks.acquire("a", Duration.ZERO, false);
        locks.acquire("a", Duration.ofMillis(1), false);
        locks.release("a");

        assertThat(locks.size()).isZero();
        assertThat(locks.acquire("a", Duration.ZERO, false)).isTrue();
    }

    @Test
    void givenOneThatWaits_whenAnotherComes_thenOnlyOneThatIsBoundedElsewhereWaits() throws Exception {
        locks.acquire("a", Duration.ZERO, false);
        locks.acquire("b", Duration.ZERO, false);
        List<String> acquired = Collections.synchronizedList(new ArrayList<>());
        Thread first = acquireLater("a", false, acquired);

        assertThat(locks.acquire("b", LONG, false)).isFalse();
        Thread login = acquireLater("a", true, acquired);
        locks.release("a");
        first.join();
        locks.release("a");
        login.join();

        assertThat(acquired).containsExactly("false", "true");
    }

    @Test
    void givenOneLockThatManyWaitFor_whenAnotherIsWanted_thenThereIsAPlaceForIt() throws Exception {
        FairLocks two = new FairLocks(2, 1);
        two.acquire("a", Duration.ZERO, false);
        two.acquire("b", Duration.ZERO, false);
        List<String> acquired = Collections.synchronizedList(new ArrayList<>());
        Thread first = acquireLater(two, "a", false, acquired);

        assertThat(two.acquire("a", LONG, false)).isFalse();
        Thread other = acquireLater(two, "b", false, acquired);
        two.release("a");
        two.release("b");
        first.join();
        other.join();

        assertThat(acquired).hasSize(2);
    }

    private Thread acquireLater(String key, boolean boundedElsewhere, List<String> acquired)
            throws InterruptedException {
        return acquireLater(locks, key, boundedElsewhere, acquired);
    }

    private static Thread acquireLater(FairLocks locks, String key, boolean boundedElsewhere, List<String> acquired)
            throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            started.countDown();
            if (locks.acquire(key, LONG, boundedElsewhere)) {
                acquired.add(String.valueOf(boundedElsewhere));
            }
        });
        thread.start();
        started.await();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
