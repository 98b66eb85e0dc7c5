package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.documentation.DocumentedErrors;
import com.ecommerce.userservice.rest.documentation.SecuritySchemes;
import com.ecommerce.userservice.rest.http.Message;
import com.ecommerce.userservice.rest.sessions.SessionsApi;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own account below {@code users/me}: the routes and their documentation. */
@Tag(name = "me", description = "The own account.")
@SecurityRequirement(name = SecuritySchemes.BEARER)
public interface MeApi {

    @GET
    @Operation(
            operationId = "getMe",
            summary = "Read the own account",
            description = "As it is now, not as it was when the token was issued.")
    @APIResponse(
            responseCode = "200",
            description = "The account.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserRepresentation.class)))
    Response get();

    @PUT
    @Operation(
            operationId = "replaceMe",
            summary = "Replace the own profile",
            description =
                    "What is not sent is cleared, except the username, which stays. A request without a body is refused.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProfileRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserRepresentation.class)))
    @DocumentedErrors({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response put(InputStream stream);

    @PATCH
    @Operation(
            operationId = "updateMe",
            summary = "Change the own profile",
            description = "What is not sent stays as it is.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProfileRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserRepresentation.class)))
    @DocumentedErrors({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response patch(InputStream stream);

    @DELETE
    @Operation(
            operationId = "deleteMe",
            summary = "Delete the own account",
            description =
                    "The account is disabled, or erased where the operator has decided so or its address was never"
                            + " confirmed. All its sessions end.")
    @APIResponse(
            responseCode = "200",
            description = "The account is deactivated or erased.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Message.class)))
    @DocumentedErrors({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response delete();

    @POST
    @Path("password")
    @Operation(
            operationId = "changePassword",
            summary = "Change the own password",
            description = "All other sessions end. A wrong old password counts as a failed login.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PasswordRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The password is changed.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Message.class)))
    @DocumentedErrors({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response changePassword(InputStream stream);

    @Path("sessions")
    SessionsApi sessions();

    @Path("email")
    OwnEmailApi email();
}
