package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.error.ErrorCode;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryAfterTest {

    private static final Set<ErrorCode> CURED_BY_TIME = EnumSet.of(ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE);

    @ParameterizedTest
    @EnumSource
    void onlyWhatTimeCuresSaysWhenToRetry(ErrorCode code) {
        Integer seconds = Responses.retryAfterSeconds(code);

        if (CURED_BY_TIME.contains(code)) {
            assertThat(seconds).isPositive();
        } else {
            assertThat(seconds).isNull();
        }
    }
}
