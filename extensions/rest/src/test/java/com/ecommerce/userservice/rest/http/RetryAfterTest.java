package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.error.ExceededLimit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryAfterTest {

    private static final Set<ErrorCode> CURED_BY_TIME = EnumSet.of(ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE);

    @ParameterizedTest
    @EnumSource
    void onlyWhatTimeCuresSaysWhenToRetry(ErrorCode code) {
        Map<String, String> headers = Responses.retryHeaders(new DomainException(code, "Not now."));

        if (CURED_BY_TIME.contains(code)) {
            assertThat(headers).containsOnlyKeys("Retry-After");
            assertThat(Integer.parseInt(headers.get("Retry-After"))).isPositive();
        } else {
            assertThat(headers).isEmpty();
        }
    }

    @Test
    void givenLimit_thenHowLongItLastsAndWhichItIs() {
        DomainException refusal = DomainException.rateLimited(new ExceededLimit("login", 30, 60, 42));

        assertThat(Responses.retryHeaders(refusal))
                .isEqualTo(Map.of(
                        "Retry-After", "42",
                        "RateLimit-Policy", "\"login\";q=30;w=60",
                        "RateLimit", "\"login\";r=0;t=42"));
    }
}
