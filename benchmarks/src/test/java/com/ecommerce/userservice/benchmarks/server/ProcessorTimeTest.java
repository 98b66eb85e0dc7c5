package com.ecommerce.userservice.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void givenNameWithSpacesAndBrackets_whenParsed_thenUserAndSystemTimeInMicroseconds() {
        String stat = "8145 (java (a) b) S 1 8145 2716 0 -1 4194304 171538 0 12 0 28431 402 7 9 20 0 61 0 139 2464";

        assertThat(ProcessorTime.parse(stat)).isEqualTo((28_431 + 402) * 10_000L);
    }
}
