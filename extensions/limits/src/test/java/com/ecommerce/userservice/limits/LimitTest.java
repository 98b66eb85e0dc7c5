package com.ecommerce.userservice.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.core.error.ExceededLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1", "1001, 2", "59999, 60", "60000, 60"})
    void secondsAreRoundedUp(long millis, long seconds) {
        assertThat(Limit.LOGIN.exceeded(30, millis)).isEqualTo(new ExceededLimit("login", 30, 60, seconds));
    }

    @Test
    void headersAreThoseOfTheDraft() {
        assertThat(LimitHeaders.of(Limit.MAIL_PER_ACCOUNT.exceeded(3, 599_001)))
                .containsEntry("Retry-After", "600")
                .containsEntry("RateLimit-Policy", "\"mail-per-account\";q=3;w=600")
                .containsEntry("RateLimit", "\"mail-per-account\";r=0;t=600")
                .containsOnlyKeys(LimitHeaders.names());
    }

    @Test
    void aLimitOfTheOtherKindIsRefused() {
        Limit.LOGIN.require(Limit.Scope.ADDRESS);

        assertThatThrownBy(() -> Limit.LOGIN.require(Limit.Scope.ACCOUNT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limit.EXPORT.require(Limit.Scope.ADDRESS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
