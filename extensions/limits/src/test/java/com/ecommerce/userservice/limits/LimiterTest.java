package com.ecommerce.userservice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private int asked;

    private Limiter limiter(AdmissionCounts counts) {
        return new Limiter(
                (key, admission) -> {
                    asked++;
                    return counts.admit(key, admission);
                },
                new LimitMeters(registry));
    }

    private double count(Limit limit, String outcome) {
        return registry.get("user.service.limited.requests")
                .tags("limit", limit.wireName(), "outcome", outcome)
                .counter()
                .count();
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void givenRoom_thenAdmittedAndAskedEachTime() {
        Limiter limiter = limiter((key, admission) -> 0);

        assertThat(limiter.admit(Limit.LOGIN, 30, "a")).isZero();
        assertThat(limiter.admit(Limit.LOGIN, 30, "a")).isZero();

        assertThat(asked).isEqualTo(2);
        assertThat(count(Limit.LOGIN, "admitted")).isEqualTo(2);
    }

    @Test
    void givenRefusal_thenAFloodOfThemAsksOnce() {
        Limiter limiter = limiter((key, admission) -> 60_000);

        for (int request = 0; request < 100; request++) {
            assertThat(limiter.admit(Limit.MAIL_PER_ACCOUNT, 3, "a")).isBetween(1L, 60_001L);
        }

        assertThat(asked).isEqualTo(1);
        assertThat(count(Limit.MAIL_PER_ACCOUNT, "refused")).isEqualTo(100);
        assertThat(count(Limit.MAIL, "refused")).isZero();
    }

    @Test
    void givenCountsThatCannotBeReached_thenAdmittedAndCounted() {
        Limiter limiter = limiter((key, admission) -> {
            throw new TimeoutException("the owner does not answer");
        });

        assertThat(limiter.admit(Limit.LOGIN, 30, "a")).isZero();

        assertThat(count(Limit.LOGIN, "unchecked")).isEqualTo(1);
        assertThat(count(Limit.LOGIN, "admitted")).isZero();
    }

    @Test
    void givenInterrupt_thenAdmittedAndStillInterrupted() {
        Limiter limiter = limiter((key, admission) -> {
            throw new InterruptedException();
        });

        assertThat(limiter.admit(Limit.LOGIN, 30, "a")).isZero();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void givenWindowAndQuota_thenTheyAreAskedFor() {
        Limiter limiter = limiter((key, admission) -> {
            assertThat(admission).isEqualTo(new Admission(7, 86_400_000));
            return 0;
        });

        limiter.admit(Limit.EXPORT, 7, "a");
        assertThat(asked).isEqualTo(1);
        assertThat(count(Limit.EXPORT, "admitted")).isEqualTo(1);
    }
}
