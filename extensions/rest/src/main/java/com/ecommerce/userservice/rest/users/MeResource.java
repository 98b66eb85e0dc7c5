package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.WritableField;
import com.ecommerce.userservice.rest.documentation.DocumentFilter;
import com.ecommerce.userservice.rest.documentation.Fails;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Message;
import com.ecommerce.userservice.rest.http.Replies;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own account. */
@Tag(name = "me", description = "The own account.")
@SecurityRequirement(name = DocumentFilter.BEARER)
public final class MeResource {

    private final Exchange exchange;

    MeResource(Exchange exchange) {
        this.exchange = exchange;
    }

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
    public Response get() {
        return exchange.respondToCaller((service, caller) -> Replies.json(
                Response.Status.OK, UserRepresentation.of(service.users().byId(caller.userId()))));
    }

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
    @Fails({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    public Response put(InputStream stream) {
        return update(stream, ProfileRequest::replacement);
    }

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
    @Fails({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    public Response patch(InputStream stream) {
        return update(stream, ProfileRequest::changes);
    }

    private Response update(InputStream stream, Function<ProfileRequest, Map<WritableField, String>> changes) {
        return exchange.respondToOwner(
                stream,
                ProfileRequest.class,
                (service, caller, request) -> Replies.json(
                        Response.Status.OK,
                        UserRepresentation.of(service.ownAccount().updateProfile(caller, changes.apply(request)))));
    }

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
    @Fails({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    public Response delete() {
        return exchange.respondToOwner((service, caller) -> Replies.message(
                service.ownAccount().delete(caller) == AccountDeletion.ERASE
                        ? "Account erased."
                        : "Account deactivated."));
    }

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
    @Fails({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    public Response changePassword(InputStream stream) {
        return exchange.respondToOwner(stream, PasswordRequest.class, (service, caller, request) -> {
            service.ownAccount().changePassword(caller, request.toChangePassword());
            return Replies.message("Password changed.");
        });
    }
}
