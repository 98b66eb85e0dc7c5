package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.account.ChallengeRepresentation;
import com.ecommerce.userservice.rest.account.ProofRequest;
import com.ecommerce.userservice.rest.documentation.DocumentedErrors;
import com.ecommerce.userservice.rest.documentation.SecuritySchemes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
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

/** The address of the caller's own account below {@code users/me/email}: the routes and their documentation. */
@Tag(name = "me", description = "The own account.")
@SecurityRequirement(name = SecuritySchemes.BEARER)
public interface OwnEmailApi {

    @POST
    @Operation(
            operationId = "changeEmail",
            summary = "Ask for another e-mail address",
            description =
                    "After a reauthentication. The new address is `pending_email` of the user, and gets an e-mail with a code and"
                            + " a link; until it is confirmed the old one works. The answer is the same whether the address is"
                            + " another account's or not. A confirmed old address gets an e-mail too, with a link that undoes the"
                            + " change for 7 days.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EmailChangeRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "An e-mail is sent to the new address.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChallengeRepresentation.class)))
    @DocumentedErrors({ErrorCode.REAUTHENTICATION_REQUIRED, ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response change(InputStream stream);

    @POST
    @Path("confirm")
    @Operation(
            operationId = "confirmEmailChange",
            summary = "Confirm the new e-mail address",
            description =
                    "By the code of the e-mail or the secret of its link, once. The fifth wrong code ends both, and so does another"
                            + " pending address.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProofRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserRepresentation.class)))
    @DocumentedErrors({ErrorCode.CODE_NOT_VALID, ErrorCode.CHALLENGE_EXPIRED, ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED
    })
    Response confirm(InputStream stream);

    @DELETE
    @Path("pending")
    @Operation(
            operationId = "cancelEmailChange",
            summary = "Forget the pending e-mail address",
            description = "Code and link of its e-mail are worth nothing from then on.")
    @APIResponse(responseCode = "204", description = "No address is pending.")
    @DocumentedErrors({ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response cancel();
}
