package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.rest.users.UserRepresentation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The response to a registration.
 *
 * @param tokens null where the new account must be set up before it can log in
 */
@Schema(description = "An account that has been created.")
record Registration(
        @Schema(description = "For people.", examples = "Registration successful.")
        String message,

        UserRepresentation user,

        @Schema(description = "Null where the account must be set up before it can log in.", nullable = true)
        Tokens tokens) {}
