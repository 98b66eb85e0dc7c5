package com.ecommerce.userservice.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LocalTurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final LocalTurns turns = new LocalTurns(1, 1);

    @Test
    void givenNobodyElse_whenEntered_thenAtOnce() {
        assertThat(turns.enter("a", Duration.ZERO, false)).isTrue();
        assertThat(turns.enter("b", Duration.ZERO, false)).isTrue();
    }

    @Test
    void givenAnother_whenPatienceEnds_thenNotEntered() {
        turns.enter("a", Duration.ZERO, false);

        assertThat(turns.enter("a", Duration.ofMillis(1), false)).isFalse();
    }

    @Test
    void givenAllHaveLeft_thenNothingIsKept() {
        turns.enter("a", Duration.ZERO, false);
        turns.enter("a", Duration.ofMillis(1), false);
        turns.leave("a");

        assertThat(turns.size()).isZero();
        assertThat(turns.enter("a", Duration.ZERO, false)).isTrue();
    }

    @Test
    void givenOneThatWaits_whenAnotherComes_thenOnlyOneThatIsBoundedElsewhereWaits() throws Exception {
        turns.enter("a", Duration.ZERO, false);
        turns.enter("b", Duration.ZERO, false);
        List<String> entered = Collections.synchronizedList(new ArrayList<>());
        Thread first = enterLater("a", false, entered);

        assertThat(turns.enter("b", LONG, false)).isFalse();
        Thread login = enterLater("a", true, entered);
        turns.leave("a");
        first.join();
        turns.leave("a");
        login.join();

        assertThat(entered).containsExactly("false", "true");
    }

    @Test
    void givenOneLockThatManyWaitFor_whenAnotherIsWanted_thenThereIsAPlaceForIt() throws Exception {
        LocalTurns two = new LocalTurns(2, 1);
        two.enter("a", Duration.ZERO, false);
        two.enter("b", Duration.ZERO, false);
        List<String> entered = Collections.synchronizedList(new ArrayList<>());
        Thread first = enterLater(two, "a", false, entered);

        assertThat(two.enter("a", LONG, false)).isFalse();
        Thread other = enterLater(two, "b", false, entered);
        two.leave("a");
        two.leave("b");
        first.join();
        other.join();

        assertThat(entered).hasSize(2);
    }

    private Thread enterLater(String key, boolean boundedElsewhere, List<String> entered) throws InterruptedException {
        return enterLater(turns, key, boundedElsewhere, entered);
    }

    private static Thread enterLater(LocalTurns turns, String key, boolean boundedElsewhere, List<String> entered)
            throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            started.countDown();
            if (turns.enter(key, LONG, boundedElsewhere)) {
                entered.add(String.valueOf(boundedElsewhere));
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
