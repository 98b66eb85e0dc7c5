package com.ecommerce.userservice.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeparationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Separation separation = new Separation();

    @Test
    void givenStart_whenUnhealthyFromTheFirstMoment_thenLosing() {
        assertThat(separation.isLosing(false, NOW)).isTrue();
    }

    @Test
    void givenNoNodeLost_whenUnhealthyForAMoment_thenNotLosing() {
        assertThat(separation.isLosing(true, NOW)).isFalse();

        assertThat(separation.isLosing(false, NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void givenNodeLost_whenUnhealthy_thenLosingForAsLongAsItIs() {
        separation.isLosing(true, NOW);
        separation.nodeLost(NOW);

        assertThat(separation.isLosing(true, NOW.plusSeconds(1))).isFalse();
        assertThat(separation.isLosing(false, NOW.plusSeconds(2))).isTrue();
        assertThat(separation.isLosing(false, NOW.plusSeconds(3600))).isTrue();
    }

    @Test
    void givenNodeLost_whenHealthyLongAfterwards_thenTheDoubtIsOver() {
        separation.nodeLost(NOW);

        assertThat(separation.isLosing(true, NOW.plusSeconds(119))).isFalse();
        assertThat(separation.isLosing(false, NOW.plusSeconds(119))).isTrue();
        assertThat(separation.isLosing(true, NOW.plusSeconds(120))).isFalse();
        assertThat(separation.isLosing(false, NOW.plusSeconds(121))).isFalse();
    }

    @Test
    void givenClockThatIsOff_whenHealthy_thenLosingAllTheSame() {
        separation.clockOff(true);
        assertThat(separation.isLosing(true, NOW)).isTrue();

        separation.clockOff(false);
        assertThat(separation.isLosing(true, NOW)).isFalse();
    }

    @Test
    void givenNodeLost_whenHealed_thenNotLosing() {
        separation.nodeLost(NOW);
        separation.healed();

        assertThat(separation.isLosing(false, NOW)).isFalse();
    }
}
