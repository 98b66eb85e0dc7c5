package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.account.EmailVerificationApi;
import com.ecommerce.userservice.rest.account.PasswordResetApi;
import com.ecommerce.userservice.rest.account.ReauthenticationApi;
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

/** Registration, login, refresh and logout below {@code auth}: the routes and their documentation. */
@Tag(name = "auth", description = "Registration, login, refresh and logout.")
public interface AuthApi {

    @POST
    @Path("register")
    @Operation(
            operationId = "register",
            summary = "Create an account",
            description =
                    "The new user is logged in: the tokens work at once. Where the realm demands that the account is set"
                            + " up first, for example by a confirmed e-mail address, `tokens` is null and the message says so.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegisterRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The account is there.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Registration.class)))
    @DocumentedErrors({ErrorCode.REGISTRATION_CLOSED, ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    Response register(InputStream stream);

    @POST
    @Path("login")
    @Operation(
            operationId = "login",
            summary = "Log in",
            description =
                    "An unknown account, a wrong password, a disabled and a temporarily locked account all get the same"
                            + " answer.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LoginRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "A new session.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Session.class)))
    @DocumentedErrors({
        ErrorCode.INVALID_CREDENTIALS,
        ErrorCode.OTP_REQUIRED,
        ErrorCode.ACCOUNT_SETUP_REQUIRED,
        ErrorCode.RATE_LIMITED
    })
    Response login(InputStream stream);

    @POST
    @Path("refresh")
    @Operation(
            operationId = "refresh",
            summary = "Get new tokens",
            description =
                    "Each refresh token is good for one refresh. One that is used a second time is taken for stolen: the"
                            + " whole session ends. One exception, for tabs that refresh at once and for replies that were"
                            + " lost: the one that was used last gets the same successor again, for some seconds (a"
                            + " setting of the realm, 10 by default), by the same `User-Agent`, 10 times at most.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefreshTokenRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The new tokens of the same session.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tokens.class)))
    @DocumentedErrors({ErrorCode.TOKEN_NOT_VALID, ErrorCode.RATE_LIMITED})
    Response refresh(InputStream stream);

    @POST
    @Path("logout")
    @Operation(
            operationId = "logout",
            summary = "End the session",
            description =
                    "Its refresh token and each of its access tokens are refused from then on. A token that is dead,"
                            + " foreign or garbage gives 200 too. A bearer token is not needed.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefreshTokenRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session has ended, or there was none.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Message.class)))
    Response logout(InputStream stream);

    @Path("email")
    EmailVerificationApi email();

    @Path("password")
    PasswordResetApi password();

    @Path("reauth")
    ReauthenticationApi reauthentication();
}
