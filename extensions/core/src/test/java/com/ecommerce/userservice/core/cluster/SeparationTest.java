package com.ecommerce.userservice.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeparationTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plusSeconds(3600);

    private final Separation separation = new Separation(START);

    @Test
    void givenStart_whenUnhealthy_thenLosingFromTheSecondVerdictOn() {
        separation.isLosing(true, START);

        assertThat(separation.isLosing(false, START.plusSeconds(1))).isFalse();
        assertThat(separation.isLosing(false, START.plusSeconds(2))).isTrue();
        assertThat(separation.isLosing(false, LATER)).isTrue();
    }

    @Test
    void givenNoNodeLost_whenUnhealthyForAMoment_thenNotLosing() {
        separation.isLosing(true, LATER);

        assertThat(isLosingAt(LATER.plusSeconds(1))).isFalse();
    }

    @Test
    void givenNodeLost_whenUnhealthy_thenLosingForAsLongAsItIs() {
        separation.isLosing(true, LATER);
        separation.nodeLost(LATER);

        assertThat(separation.isLosing(true, LATER.plusSeconds(1))).isFalse();
        assertThat(isLosingAt(LATER.plusSeconds(2))).isTrue();
        assertThat(isLosingAt(LATER.plusSeconds(3600))).isTrue();
    }

    @Test
    void givenNodeLost_whenVerdictsAlternate_thenNotLosing() {
        separation.nodeLost(LATER);

        assertThat(separation.isLosing(false, LATER.plusSeconds(1))).isFalse();
        assertThat(separation.isLosing(true, LATER.plusSeconds(2))).isFalse();
        assertThat(separation.isLosing(false, LATER.plusSeconds(3))).isFalse();
    }

    @Test
    void givenNodeLost_whenHealthyLongAfterwards_thenTheDoubtIsOver() {
        separation.nodeLost(LATER);

        assertThat(separation.isLosing(true, LATER.plusSeconds(119))).isFalse();
        assertThat(isLosingAt(LATER.plusSeconds(119))).isTrue();
        assertThat(separation.isLosing(true, LATER.plusSeconds(120))).isFalse();
        assertThat(isLosingAt(LATER.plusSeconds(121))).isFalse();
    }

    @Test
    void givenNodeLost_whenHealed_thenNotLosing() {
        separation.nodeLost(LATER);
        separation.healed();

        assertThat(isLosingAt(LATER)).isFalse();
    }

    @Test
    void givenClockThatIsOff_whenHealthy_thenLosingAllTheSame() {
        separation.clockOff(true);
        assertThat(separation.isLosing(true, LATER)).isTrue();

        separation.clockOff(false);
        assertThat(separation.isLosing(true, LATER)).isFalse();
    }

    private boolean isLosingAt(Instant now) {
        separation.isLosing(false, now);
        return separation.isLosing(false, now);
    }
}
