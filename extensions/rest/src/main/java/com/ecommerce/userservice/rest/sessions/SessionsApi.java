package com.ecommerce.userservice.rest.sessions;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.documentation.DocumentedErrors;
import com.ecommerce.userservice.rest.documentation.SecuritySchemes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own sessions below {@code users/me/sessions}: the routes and their documentation. */
@Tag(name = "sessions", description = "Where the user is logged in. `not_found` where the realm has this switched off.")
@SecurityRequirement(name = SecuritySchemes.BEARER)
public interface SessionsApi {

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List the own sessions",
            description = "The newest first, of whichever client; of more than 200 only the newest.")
    @APIResponse(
            responseCode = "200",
            description = "The sessions that have not ended.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserSessionListRepresentation.class)))
    Response list();

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "endSession",
            summary = "End one of the own sessions",
            description =
                    "Its refresh token and each of its access tokens are refused from then on. It may be the current"
                            + " one. The id of another user's session is `not_found`, as that of one that has ended.")
    @APIResponse(responseCode = "204", description = "The session has ended.")
    @DocumentedErrors(ErrorCode.RATE_LIMITED)
    Response end(
            @Parameter(description = "The session's id.", schema = @Schema(type = SchemaType.STRING, maxLength = 255))
                    @PathParam("id")
                    String id);

    @POST
    @Path("end-others")
    @Operation(
            operationId = "endOtherSessions",
            summary = "End all own sessions but the current one",
            description = "Those of other clients, too.")
    @APIResponse(
            responseCode = "200",
            description = "The other sessions have ended, or there were none.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndedSessions.class)))
    @DocumentedErrors(ErrorCode.RATE_LIMITED)
    Response endOthers();
}
