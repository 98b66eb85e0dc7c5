package com.ecommerce.userservice.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void everyCodeHasTheContractsName() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName))
                .containsExactlyInAnyOrder(
                        "validation_failed",
                        "malformed_body",
                        "invalid_credentials",
                        "otp_required",
                        "authentication_required",
                        "token_not_valid",
                        "account_setup_required",
                        "permission_denied",
                        "not_found",
                        "method_not_allowed",
                        "conflict",
                        "body_too_large",
                        "unsupported_media_type",
                        "rate_limited",
                        "registration_closed",
                        "code_not_valid",
                        "challenge_expired",
                        "password_reset_closed",
                        "reauthentication_required",
                        "internal",
                        "unavailable");
    }
}
