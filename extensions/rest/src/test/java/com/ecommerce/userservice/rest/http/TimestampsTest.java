package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z,2026-01-31T09:30:00.000Z",
        "2026-01-31T09:30:00.100Z,2026-01-31T09:30:00.100Z",
        "2026-01-31T09:30:00.123456Z,2026-01-31T09:30:00.123Z",
        "1970-01-01T00:00:00Z,1970-01-01T00:00:00.000Z"
    })
    void givenInstant_whenWritten_thenAlwaysWithMilliseconds(Instant instant, String text) {
        assertThat(Timestamps.of(instant)).isEqualTo(text);
    }
}
