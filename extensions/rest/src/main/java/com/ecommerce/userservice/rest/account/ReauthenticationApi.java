package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.documentation.DocumentedErrors;
import com.ecommerce.userservice.rest.documentation.SecuritySchemes;
import jakarta.ws.rs.POST;
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

/** Reauthentication at {@code auth/reauth}: the route and its documentation. */
@Tag(name = "account", description = "What happens to an account by e-mail.")
@SecurityRequirement(name = SecuritySchemes.BEARER)
public interface ReauthenticationApi {

    @POST
    @Operation(
            operationId = "reauthenticate",
            summary = "Authenticate again",
            description =
                    "For 10 minutes this session may do what answers `reauthentication_required` otherwise. By the password, a"
                            + " one-time password, or the code of an e-mail: `{\"method\": \"email\"}` sends it to the confirmed"
                            + " address of the account and is answered by 202. A wrong password counts as a failed login.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReauthenticationRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The owner of the account is there.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReauthenticationRepresentation.class)))
    @APIResponse(
            responseCode = "202",
            description = "An e-mail is sent.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChallengeRepresentation.class)))
    @DocumentedErrors({
        ErrorCode.INVALID_CREDENTIALS,
        ErrorCode.CODE_NOT_VALID,
        ErrorCode.CHALLENGE_EXPIRED,
        ErrorCode.CONFLICT,
        ErrorCode.RATE_LIMITED
    })
    Response reauthenticate(InputStream stream);
}
