package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.rest.documentation.Fails;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Message;
import com.ecommerce.userservice.rest.http.Replies;
import com.ecommerce.userservice.rest.users.UserRepresentation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registration, login, refresh and logout. */
@Tag(name = "auth", description = "Registration, login, refresh and logout.")
public final class AuthResource {

    private final Exchange exchange;

    public AuthResource(Exchange exchange) {
        this.exchange = exchange;
    }

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
    @Fails({ErrorCode.REGISTRATION_CLOSED, ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    public Response register(InputStream stream) {
        return exchange.respond(service -> {
            RegisterRequest request = exchange.body(stream, RegisterRequest.class);
            User user = service.ownAccount().register(request.toCreateUser());
            UserRepresentation representation = UserRepresentation.of(user);
            try {
                Tokens tokens =
                        grants().firstLogin(user.username(), request.password()).tokens();
                return Replies.json(
                        Response.Status.CREATED, new Registration("Registration successful.", representation, tokens));
            } catch (DomainException e) {
                if (e.code() != ErrorCode.ACCOUNT_SETUP_REQUIRED) {
                    throw e;
                }
                String message = "Registration successful. "
                        + (e.requiredActions().contains("VERIFY_EMAIL")
                                ? "Verify your e-mail address, then log in."
                                : "Sign in on the sign-in page to complete your account, then log in.");
                return Replies.json(Response.Status.CREATED, new Registration(message, representation, null));
            }
        });
    }

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
    @Fails({
        ErrorCode.INVALID_CREDENTIALS,
        ErrorCode.OTP_REQUIRED,
        ErrorCode.ACCOUNT_SETUP_REQUIRED,
        ErrorCode.RATE_LIMITED
    })
    public Response login(InputStream stream) {
        return exchange.respondCommittingRefusals(service -> {
            LoginRequest request = exchange.body(stream, LoginRequest.class);
            requireCredentials(request);
            Login login = grants().login(request.email(), request.password(), request.otp());
            UserRepresentation user = UserRepresentation.of(service.users().byId(login.userId()));
            return Replies.json(Response.Status.OK, new Session("Login successful.", user, login.tokens()));
        });
    }

    @POST
    @Path("refresh")
    @Operation(
            operationId = "refresh",
            summary = "Get new tokens",
            description =
                    "Each refresh token is good for one refresh. One that is used a second time is taken for stolen: the"
                            + " whole session ends.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefreshTokenRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The new tokens of the same session.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tokens.class)))
    @Fails({ErrorCode.TOKEN_NOT_VALID, ErrorCode.RATE_LIMITED})
    public Response refresh(InputStream stream) {
        return exchange.respondCommittingRefusals(
                service -> Replies.json(Response.Status.OK, grants().refresh(refreshToken(stream))));
    }

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
    public Response logout(InputStream stream) {
        return exchange.respond(service -> {
            grants().logout(refreshToken(stream));
            return Replies.message("Logout successful.");
        });
    }

    private Grants grants() {
        return new Grants(exchange.session());
    }

    private String refreshToken(InputStream stream) {
        String token = exchange.body(stream, RefreshTokenRequest.class).refresh();
        if (isAbsent(token)) {
            throw DomainException.validationFailed("refresh", exchange.sentence(ThemeMessages.REQUIRED));
        }
        return token;
    }

    private void requireCredentials(LoginRequest request) {
        Map<String, List<String>> violations = new LinkedHashMap<>();
        if (isAbsent(request.email())) {
            violations.put("email", List.of(exchange.sentence(ThemeMessages.REQUIRED)));
        } else if (!Texts.isStorable(request.email())) {
            violations.put("email", List.of(exchange.sentence(ThemeMessages.NOT_STORABLE)));
        }
        if (isAbsent(request.password())) {
            violations.put("password", List.of(exchange.sentence(ThemeMessages.PASSWORD_REQUIRED)));
        }
        if (!violations.isEmpty()) {
            throw DomainException.validationFailed(violations);
        }
    }

    private static boolean isAbsent(String field) {
        return field == null || field.isEmpty();
    }
}
