package com.ecommerce.userservice.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeparationTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Separation separation = new Separation();
    private Instant now = START;

    @Test
    void givenStart_whenUnhealthyForAWhile_thenLosing() {
        assertThat(verdict(false)).isFalse();
        assertThat(verdict(false)).isFalse();
        assertThat(verdict(false)).isTrue();
        assertThat(verdict(true)).isFalse();
    }

    @Test
    void givenVerdictsThatAlternate_thenNotLosing() {
        for (int i = 0; i < 5; i++) {
            assertThat(verdict(true)).isFalse();
            assertThat(verdict(false)).isFalse();
        }
    }

    @Test
    void givenClockThatIsOff_whenHealthy_thenLosingAllTheSame() {
        assertThat(separation.clockOff(true)).isTrue();
        assertThat(separation.clockOff(true)).isFalse();
        assertThat(verdict(true)).isTrue();

        separation.clockOff(false);
        assertThat(verdict(true)).isFalse();
        assertThat(isLosingWhenBad()).isTrue();
    }

    @Nested
    class GivenLongPeace {

        @BeforeEach
        void waitLong() {
            goodForLong();
        }

        @Test
        void whenUnhealthy_thenNotLosing() {
            assertThat(isLosingWhenBad()).isFalse();
        }

        @Test
        void whenNodeIsLostAndUnhealthy_thenLosingForAsLongAsItIs() {
            separation.membersChanged(List.of("a", "b"), List.of("b"));

            assertThat(isLosingWhenBad()).isTrue();
            now = now.plusSeconds(3600);
            assertThat(verdict(false)).isTrue();
        }

        @Test
        void whenNodeIsLost_thenOneGoodVerdictLongAfterwardsEndsNoDoubt() {
            separation.membersChanged(List.of("a", "b"), List.of("b"));
            assertThat(isLosingWhenBad()).isTrue();
            now = now.plusSeconds(600);

            assertThat(verdict(true)).isFalse();
            assertThat(isLosingWhenBad()).isTrue();
        }

        @Test
        void whenLostNodeIsBack_thenTheVerdictCountsUntilMemoryIsRefreshed() {
            separation.membersChanged(List.of("a", "b"), List.of("b"));
            separation.membersChanged(List.of("b"), List.of("a", "b"));
            assertThat(isLosingWhenBad()).isTrue();

            separation.refreshed();
            assertThat(isLosingWhenBad()).isFalse();
        }

        @Test
        void whenOnlyOneOfTwoIsBack_thenTheDoubtGoesOn() {
            separation.membersChanged(List.of("a", "b", "c"), List.of("a"));
            separation.membersChanged(List.of("a"), List.of("a", "b"));
            separation.refreshed();

            assertThat(isLosingWhenBad()).isTrue();
        }
    }

    private boolean verdict(boolean healthy) {
        now = now.plusSeconds(1);
        return separation.isLosing(healthy, now);
    }

    private boolean isLosingWhenBad() {
        verdict(false);
        verdict(false);
        return verdict(false);
    }

    private void goodForLong() {
        verdict(true);
        now = now.plusSeconds(120);
        verdict(true);
    }
}
