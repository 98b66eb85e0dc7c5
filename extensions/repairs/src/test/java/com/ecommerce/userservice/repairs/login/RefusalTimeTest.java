package com.ecommerce.userservice.repairs.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTimeTest {

    private final RefusalTime time = new RefusalTime(200);

    @AfterEach
    void close() {
        time.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "1, 199", "199, 1", "200, 200", "250, 150", "401, 199"})
    void everyRefusalTakesAMultipleOfTheTime(long passedMillis, long remainingMillis) {
        assertThat(time.remainingNanos(Duration.ofMillis(passedMillis).toNanos()))
                .isEqualTo(Duration.ofMillis(remainingMillis).toNanos());
    }

    @Test
    void itIsLongerThanTheSlowestHash() {
        assertThat(RefusalTime.of(Duration.ofMillis(60))).isEqualTo(Duration.ofMillis(190));
        assertThat(RefusalTime.of(Duration.ofMillis(500))).isEqualTo(Duration.ofMillis(850));
    }

    @Test
    void itIsBounded() {
        assertThat(RefusalTime.of(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
    }
}
