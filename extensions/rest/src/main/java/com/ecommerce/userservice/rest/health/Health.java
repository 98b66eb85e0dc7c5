package com.ecommerce.userservice.rest.health;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The response of the health check, in the shape of the replaced service. */
@Schema(description = "Whether requests can be served.")
record Health(
        @Schema(enumeration = {"healthy", "unhealthy"}) String status,
        @Schema(enumeration = "user-service") String service) {

    Health(String status) {
        this(status, "user-service");
    }
}
