package com.ecommerce.userservice.rest.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A response that only confirms an action. */
@Schema(description = "What was done.")
public record Message(
        @Schema(description = "For people.", examples = "Logout successful.")
        String message) {}
