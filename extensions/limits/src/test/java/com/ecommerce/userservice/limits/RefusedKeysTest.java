package com.ecommerce.userservice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefusedKeysTest {

    private long now = Long.MAX_VALUE - 5;
    private final RefusedKeys refused = new RefusedKeys(() -> now);

    @Test
    void givenRefusal_thenUntilItsTime() {
        refused.remember("a", 30, 2_000);

        assertThat(refused.remainingMillis("a", 30)).isBetween(2_000L, 2_001L);
        now += TimeUnit.MILLISECONDS.toNanos(1_999);
        assertThat(refused.remainingMillis("a", 30)).isBetween(1L, 2L);
        now += TimeUnit.MILLISECONDS.toNanos(1);
        assertThat(refused.remainingMillis("a", 30)).isZero();
    }

    @Test
    void givenAnotherKeyOrQuota_thenNothingIsKnown() {
        refused.remember("a", 30, 2_000);

        assertThat(refused.remainingMillis("b", 30)).isZero();
        assertThat(refused.remainingMillis("a", 31)).isZero();
    }
}
