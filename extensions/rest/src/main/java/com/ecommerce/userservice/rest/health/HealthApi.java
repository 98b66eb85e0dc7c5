package com.ecommerce.userservice.rest.health;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The health check below {@code health}: its route and its documentation. */
@Tag(name = "health", description = "Whether requests can be served.")
public interface HealthApi {

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
    Response health();
}
