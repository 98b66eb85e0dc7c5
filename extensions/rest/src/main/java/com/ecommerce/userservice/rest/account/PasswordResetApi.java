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

/** Forgotten passwords below {@code auth/password}: the routes and their documentation. */
@Tag(name = "account", description = "What happens to an account by e-mail.")
public interface PasswordResetApi {

    @POST
    @Path("forgot")
    @Operation(
            operationId = "forgotPassword",
            summary = "Send an e-mail to choose a new password",
            description = "The answer is the same whether there is such an account or not.")
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
    @DocumentedErrors({ErrorCode.PASSWORD_RESET_CLOSED, ErrorCode.RATE_LIMITED})
    Response forgot(InputStream stream);

    @POST
    @Path("check")
    @Operation(
            operationId = "checkPasswordCode",
            summary = "Turn the code of the e-mail into a secret",
            description =
                    "For a form that asks for the new password on a page of its own: the secret is good for `reset`, once, for"
                            + " as long as the code was. A wrong code counts.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProofRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The code was right.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LinkSecret.class)))
    @DocumentedErrors({
        ErrorCode.CODE_NOT_VALID,
        ErrorCode.CHALLENGE_EXPIRED,
        ErrorCode.PASSWORD_RESET_CLOSED,
        ErrorCode.RATE_LIMITED
    })
    Response check(InputStream stream);

    @POST
    @Path("reset")
    @Operation(
            operationId = "resetPassword",
            summary = "Choose a new password",
            description =
                    "By the code of the e-mail or the secret of its link, once. The fifth wrong code ends both; a password that"
                            + " the policy refuses does not. All sessions of the account end. It logs nobody in: log in with"
                            + " the new password.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PasswordResetRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The password is changed.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Message.class)))
    @DocumentedErrors({
        ErrorCode.CODE_NOT_VALID,
        ErrorCode.CHALLENGE_EXPIRED,
        ErrorCode.PASSWORD_RESET_CLOSED,
        ErrorCode.CONFLICT,
        ErrorCode.RATE_LIMITED
    })
    Response reset(InputStream stream);
}
