package com.ecommerce.userservice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderStatisticsTest {

    @Test
    void givenOddCount_whenMedian_thenTheMiddle() {
        assertThat(OrderStatistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }

    @Test
    void givenEvenCount_whenMedian_thenTheMeanOfTheTwoInTheMiddle() {
        assertThat(OrderStatistics.median(List.of(9.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void givenNothing_whenMedian_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.median(List.of()));
    }

    @Test
    void givenAThousandValues_whenPercentile_thenNearestRank() {
        long[] values = LongStream.rangeClosed(1, 1000).map(i -> 1001 - i).toArray();

        assertThat(OrderStatistics.percentile(values, 99)).isEqualTo(990);
        assertThat(OrderStatistics.percentile(values, 50)).isEqualTo(500);
        assertThat(OrderStatistics.percentile(values, 100)).isEqualTo(1000);
        assertThat(values[0]).as("the values stay as they were").isEqualTo(1000);
    }

    @Test
    void givenOneValue_whenPercentile_thenThatOne() {
        assertThat(OrderStatistics.percentile(new long[] {7}, 99)).isEqualTo(7);
    }

    @Test
    void givenNothingOrNoPercentage_whenPercentile_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.percentile(new long[0], 99));
        assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.percentile(new long[] {1}, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.percentile(new long[] {1}, 101));
    }
}
