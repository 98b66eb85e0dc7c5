package com.ecommerce.userservice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyLogTest {

    @Test
    void whenParsed_thenTheMicrosecondsOfEachRequest() {
        assertThat(LatencyLog.parse(List.of("1763830000000001\t200\t153", "1763830000000002\t200\t1870")))
                .containsExactly(153, 1870);
    }
}
