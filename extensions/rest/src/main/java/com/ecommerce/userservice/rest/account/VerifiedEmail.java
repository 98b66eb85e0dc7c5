package com.ecommerce.userservice.rest.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The response to a confirmation. */
@Schema(description = "An address that is confirmed.")
record VerifiedEmail(
        @Schema(description = "For people.", examples = "E-mail address confirmed.")
        String message,

        @Schema(examples = "anna@example.com") String email) {}
