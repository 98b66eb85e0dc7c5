package com.ecommerce.userservice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void givenLowerBound_whenReached_thenMet() {
        assertThat(Goal.atLeast("speed", 0.85, 0.85).met()).isTrue();
        assertThat(Goal.atLeast("speed", 0.85, 0.849).met()).isFalse();
    }

    @Test
    void givenUpperBound_whenNotExceeded_thenMet() {
        assertThat(Goal.atMost("statements", 0, 0).met()).isTrue();
        assertThat(Goal.atMost("statements", 0, 1).met()).isFalse();
    }

    @Test
    void whenRow_thenBoundAndMeasuredValue() {
        assertThat(Goal.atLeast("speed", 20, 13.14159).row())
                .containsExactly("speed", "at least 20", "13.14", "**no**");
        assertThat(Goal.atMost("p99", 1.5, 1.2).row()).containsExactly("p99", "at most 1.50", "1.20", "yes");
    }
}
