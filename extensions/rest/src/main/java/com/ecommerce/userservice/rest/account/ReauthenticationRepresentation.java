package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.Reauthenticated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The response to a reauthentication.
 *
 * @param expiresIn seconds
 */
@Schema(name = "Reauthentication", description = "That the owner of the account was there.")
record ReauthenticationRepresentation(
        @Schema(
                description = "Seconds for which this session may do what asks for it.",
                minimum = "1",
                examples = "600")
        int expiresIn,

        @Schema(
                description = "By what.",
                enumeration = {"password", "otp", "email"})
        String method) {

    static ReauthenticationRepresentation of(Reauthenticated reauthenticated) {
        return new ReauthenticationRepresentation(
                reauthenticated.expiresIn(), reauthenticated.method().wireName());
    }
}
