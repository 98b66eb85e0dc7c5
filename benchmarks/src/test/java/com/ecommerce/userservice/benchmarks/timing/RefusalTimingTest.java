package com.ecommerce.userservice.benchmarks.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTimingTest {

    @Test
    void theAreaIsAHalfWhereNothingDiffersAndOneWhereAllTakeLonger() {
        assertThat(RefusalTiming.area(new double[] {1, 2}, new double[] {1, 2})).isEqualTo(0.5);
        assertThat(RefusalTiming.area(new double[] {1, 2}, new double[] {3, 4})).isEqualTo(1);
        assertThat(RefusalTiming.area(new double[] {1, 4}, new double[] {2, 3})).isEqualTo(0.5);
    }
}
