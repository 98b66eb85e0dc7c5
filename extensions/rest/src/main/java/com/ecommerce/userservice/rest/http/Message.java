package com.ecommerce.userservice.rest.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reply that says no more than that something is done. */
@Schema(description = "What was done.")
public record Message(
        @Schema(description = "For people.", examples = "Logout successful.")
        String message) {}
