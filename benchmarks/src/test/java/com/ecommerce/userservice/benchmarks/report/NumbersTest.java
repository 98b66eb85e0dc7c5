package com.ecommerce.userservice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void givenOddCount_whenMedian_thenTheMiddle() {
        assertThat(Numbers.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }

    @Test
    void givenEvenCount_whenMedian_thenTheMeanOfTheTwoInTheMiddle() {
        assertThat(Numbers.median(List.of(9.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void givenNothing_whenMedian_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.median(List.of()));
    }

    @Test
    void givenAThousandValues_whenPercentile_thenNearestRank() {
        long[] values = LongStream.rangeClosed(1, 1000).map(i -> 1001 - i).toArray();

        assertThat(Numbers.percentile(values, 99)).isEqualTo(990);
        assertThat(Numbers.percentile(values, 50)).isEqualTo(500);
        assertThat(Numbers.percentile(values, 100)).isEqualTo(1000);
        assertThat(values[0]).as("the values stay as they were").isEqualTo(1000);
    }

    @Test
    void givenOneValue_whenPercentile_thenThatOne() {
        assertThat(Numbers.percentile(new long[] {7}, 99)).isEqualTo(7);
    }

    @Test
    void givenNothingOrNoPercentage_whenPercentile_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.percentile(new long[0], 99));
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.percentile(new long[] {1}, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.percentile(new long[] {1}, 101));
    }
}
