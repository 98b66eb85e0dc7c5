package com.ecommerce.userservice.rest.auth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a login; a field that was not sent is null. */
@Schema(
        description = "The credentials of an account.",
        requiredProperties = {"email", "password"})
public record LoginRequest(
        @Schema(description = "The e-mail address or the username.", examples = "anna@example.com")
        String email,

        @Schema(format = "password", examples = "correct-horse-7")
        String password,

        @Schema(
                description =
                        "The one-time password, where the account has a device for it, or the recovery code that is due.",
                examples = "123456")
        String otp,

        @Schema(
                description =
                        "A name for the device, which the user finds among the own sessions; kept with the session where the"
                                + " realm shows them.",
                maxLength = 64,
                examples = "Anna's laptop")
        String deviceName) {

    /** Leaves out every component, so that no password or address reaches a log. */
    @Override
    public String toString() {
        return "LoginRequest";
    }
}
