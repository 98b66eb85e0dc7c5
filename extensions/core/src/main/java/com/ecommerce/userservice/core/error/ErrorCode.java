package com.ecommerce.userservice.core.error;

import java.util.Locale;

/**
 * Every way in which a call can fail, as clients see it on each transport: REST sends {@link #wireName()} as
 * {@code code}, gRPC as the reason of {@code google.rpc.ErrorInfo}.
 */
public enum ErrorCode {
    VALIDATION_FAILED("One or more fields are wrong"),
    MALFORMED_BODY("The body cannot be read"),
    INVALID_CREDENTIALS("The credentials are wrong"),
    OTP_REQUIRED("A one-time password is required"),
    AUTHENTICATION_REQUIRED("Authentication is required"),
    TOKEN_NOT_VALID("The token is not valid"),
    ACCOUNT_SETUP_REQUIRED("The account needs to be set up"),
    PERMISSION_DENIED("Permission denied"),
    NOT_FOUND("Not found"),
    METHOD_NOT_ALLOWED("The method is not allowed"),
    CONFLICT("Already taken"),
    BODY_TOO_LARGE("The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("The media type is not supported"),
    RATE_LIMITED("Too many requests"),
    REGISTRATION_CLOSED("Registration is closed"),
    INTERNAL("Internal error"),
    UNAVAILABLE("Temporarily unavailable");

    private final String title;

    ErrorCode(String title) {
        this.title = title;
    }

    /** Returns the name that clients see, for example {@code validation_failed}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns a short sentence that is the same for every occurrence of this code. */
    public String title() {
        return title;
    }
}
