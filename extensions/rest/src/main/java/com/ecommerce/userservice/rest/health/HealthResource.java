package com.ecommerce.userservice.rest.health;

import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Replies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Tells whether requests can be served, in the shape of the replaced service. Orchestrators use Keycloak's own
 * {@code /health/ready} on the management port.
 */
@Tag(name = "health", description = "Whether requests can be served.")
public final class HealthResource {

    private final Exchange exchange;

    public HealthResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Operation(
            operationId = "getHealth",
            summary = "Tell whether requests can be served",
            description = "Whether the database answers, and the node is part of its cluster.")
    @APIResponse(
            responseCode = "200",
            description = "They can.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Health.class)))
    @APIResponse(
            responseCode = "503",
            description = "They cannot.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Health.class)))
    public Response health() {
        return exchange.respondToProbe(
                Replies.json(Response.Status.OK, new Health("healthy")),
                Replies.json(Response.Status.SERVICE_UNAVAILABLE, new Health("unhealthy")));
    }

    @Schema(description = "Whether requests can be served.")
    private record Health(
            @Schema(enumeration = {"healthy", "unhealthy"}) String status,
            @Schema(enumeration = "user-service") String service) {

        Health(String status) {
            this(status, "user-service");
        }
    }
}
