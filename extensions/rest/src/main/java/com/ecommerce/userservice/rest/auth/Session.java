package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.rest.users.UserRepresentation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The response to a login. */
@Schema(description = "A session that has begun.")
record Session(
        @Schema(description = "For people.", examples = "Login successful.")
        String message,

        UserRepresentation user,
        Tokens tokens) {}
