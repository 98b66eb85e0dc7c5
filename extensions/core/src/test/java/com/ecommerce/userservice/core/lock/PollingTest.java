package com.ecommerce.userservice.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollingTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void givenYesAtTheThirdQuestion_thenTrue() {
        assertThat(Polling.until(Duration.ofMinutes(1), PAUSE, () -> questions.incrementAndGet() == 3))
                .isTrue();
    }

    @Test
    void givenNoPatience_thenAskedAllTheSame() {
        assertThat(Polling.until(Duration.ZERO, PAUSE, () -> questions.incrementAndGet() == 1))
                .isTrue();
    }

    @Test
    void givenAlwaysNo_thenFalse() {
        assertThat(Polling.until(Duration.ofMillis(5), PAUSE, () -> false)).isFalse();
    }

    @Test
    void givenInterrupt_thenFalseAndRemembered() {
        Thread.currentThread().interrupt();

        assertThat(Polling.until(Duration.ofMinutes(1), PAUSE, () -> false)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
