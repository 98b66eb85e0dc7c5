package com.ecommerce.userservice.repairs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionDetectorTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PartitionDetector detector = new PartitionDetector();
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
        assertThat(detector.clockOff(true)).isTrue();
        assertThat(detector.clockOff(true)).isFalse();
        assertThat(verdict(true)).isTrue();

        detector.clockOff(false);
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
            detector.membersChanged(List.of("a", "b"), List.of("b"));

            assertThat(isLosingWhenBad()).isTrue();
            now = now.plusSeconds(3600);
            assertThat(verdict(false)).isTrue();
        }

        @Test
        void whenNodeIsLost_thenOneGoodVerdictLongAfterwardsEndsNoDoubt() {
            detector.membersChanged(List.of("a", "b"), List.of("b"));
            assertThat(isLosingWhenBad()).isTrue();
            now = now.plusSeconds(600);

            assertThat(verdict(true)).isFalse();
            assertThat(isLosingWhenBad()).isTrue();
        }

        @Test
        void whenLostNodeIsBack_thenTheVerdictCountsUntilMemoryIsRefreshed() {
            detector.membersChanged(List.of("a", "b"), List.of("b"));
            detector.membersChanged(List.of("b"), List.of("a", "b"));
            assertThat(isLosingWhenBad()).isTrue();

            detector.refreshed();
            assertThat(isLosingWhenBad()).isFalse();
        }

        @Test
        void whenOnlyOneOfTwoIsBack_thenTheDoubtGoesOn() {
            detector.membersChanged(List.of("a", "b", "c"), List.of("a"));
            detector.membersChanged(List.of("a"), List.of("a", "b"));
            detector.refreshed();

            assertThat(isLosingWhenBad()).isTrue();
        }
    }

    private boolean verdict(boolean healthy) {
        now = now.plusSeconds(1);
        return detector.isLosing(healthy, now);
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
