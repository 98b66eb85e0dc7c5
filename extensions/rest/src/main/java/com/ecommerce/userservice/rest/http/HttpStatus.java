package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.ErrorCode;

/** The HTTP status of each code. */
public final class HttpStatus {

    private HttpStatus() {}

    public static int of(ErrorCode code) {
        return switch (code) {
            case VALIDATION_FAILED, MALFORMED_BODY, CODE_NOT_VALID -> 400;
            case INVALID_CREDENTIALS, OTP_REQUIRED, AUTHENTICATION_REQUIRED, TOKEN_NOT_VALID -> 401;
            case ACCOUNT_SETUP_REQUIRED,
                    PERMISSION_DENIED,
                    REGISTRATION_CLOSED,
                    PASSWORD_RESET_CLOSED,
                    REAUTHENTICATION_REQUIRED -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case CONFLICT -> 409;
            case CHALLENGE_EXPIRED -> 410;
            case BODY_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case RATE_LIMITED -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }
}
