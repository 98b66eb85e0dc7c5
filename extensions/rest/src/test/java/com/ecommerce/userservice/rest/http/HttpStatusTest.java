package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.error.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpStatusTest {

    @ParameterizedTest
    @EnumSource
    void everyCodeIsAnError(ErrorCode code) {
        assertThat(HttpStatus.of(code)).isBetween(400, 599);
    }

    @ParameterizedTest
    @CsvSource({
        "VALIDATION_FAILED, 400",
        "INVALID_CREDENTIALS, 401",
        "OTP_REQUIRED, 401",
        "ACCOUNT_SETUP_REQUIRED, 403",
        "REGISTRATION_CLOSED, 403",
        "CODE_NOT_VALID, 400",
        "CHALLENGE_EXPIRED, 410",
        "PASSWORD_RESET_CLOSED, 403",
        "REAUTHENTICATION_REQUIRED, 403",
        "CONFLICT, 409",
        "BODY_TOO_LARGE, 413",
        "RATE_LIMITED, 429",
        "INTERNAL, 500",
        "UNAVAILABLE, 503"
    })
    void asInTheContract(ErrorCode code, int status) {
        assertThat(HttpStatus.of(code)).isEqualTo(status);
    }
}
