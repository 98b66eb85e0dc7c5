package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.user.CreateUser;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a registration; a field that was not sent is null. */
@Schema(
        description = "A new account.",
        requiredProperties = {"email", "password"})
public record RegisterRequest(
        @Schema(
                description = "Stored trimmed, in NFC and lower case, its domain in ASCII (IDNA); unique in that form.",
                maxLength = 255,
                examples = "anna@example.com")
        String email,

        @Schema(description = "The realm's password policy applies.", format = "password", examples = "correct-horse-7")
        String password,

        @Schema(description = "If sent, must equal `password`.", format = "password", examples = "correct-horse-7")
        String passwordConfirm,

        @Schema(
                description =
                        "Without it the e-mail address serves. With an `@` it must be the account's own address; any"
                                + " other has at most 150 characters, of one script, and is none of the reserved names.",
                maxLength = 255,
                examples = "anna")
        String username,

        @Schema(maxLength = 150, examples = "Anna") String firstName,
        @Schema(maxLength = 150, examples = "Brook") String lastName,

        @Schema(
                description = "Digits, spaces and `+ - ( ) .`",
                maxLength = 20,
                pattern = "^[0-9 +().-]*$",
                examples = "+44 20 7946 0018")
        String phoneNumber,

        @Schema(
                description =
                        "A name for the device, which the user finds among the own sessions; kept with the session where the"
                                + " realm shows them.",
                maxLength = 64,
                examples = "Anna's laptop")
        String deviceName) {

    CreateUser toCreateUser() {
        return new CreateUser(email, password, passwordConfirm, username, firstName, lastName, phoneNumber, deviceName);
    }

    /** Leaves out every component, so that no password or address reaches a log. */
    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
