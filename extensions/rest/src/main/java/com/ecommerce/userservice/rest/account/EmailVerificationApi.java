package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.documentation.DocumentedErrors;
import com.ecommerce.userservice.rest.http.Message;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Confirmation of e-mail addresses, and the way back, below {@code auth/email}: the routes and their documentation. */
@Tag(name = "account", description = "What happens to an account by e-mail.")
public interface EmailVerificationApi {

    @POST
    @Path("resend")
    @Operation(
            operationId = "sendVerificationEmail",
            summary = "Send an e-mail to confirm the address",
            description =
                    "The answer is the same whether there is such an account or not, and whether its address is confirmed"
                            + " or not. Instead of `email`, an access token can name the account.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EmailRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "An e-mail is sent if there is such an account.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChallengeRepresentation.class)))
    @DocumentedErrors({ErrorCode.AUTHENTICATION_REQUIRED, ErrorCode.TOKEN_NOT_VALID, ErrorCode.RATE_LIMITED})
    Response resend(InputStream stream);

    @POST
    @Path("verify")
    @Operation(
            operationId = "verifyEmail",
            summary = "Confirm the address",
            description =
                    "By the code of the e-mail or the secret of its link, once. The fifth wrong code ends both. It logs nobody"
                            + " in.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProofRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The address is confirmed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerifiedEmail.class)))
    @DocumentedErrors({ErrorCode.CODE_NOT_VALID, ErrorCode.CHALLENGE_EXPIRED, ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED
    })
    Response verify(InputStream stream);

    @POST
    @Path("undo")
    @Operation(
            operationId = "undoEmailChange",
            summary = "Undo a change of the address",
            description =
                    "By the link in the e-mail to the old address, once. A pending address is dropped; where it was confirmed"
                            + " already, the account has the old address again. All its sessions end. Whoever did not ask for the"
                            + " change chooses a new password next.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EmailUndoRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The old address is the account's.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Message.class)))
    @DocumentedErrors({ErrorCode.CHALLENGE_EXPIRED, ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response undo(InputStream stream);
}
