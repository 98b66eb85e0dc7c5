package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.DeviceName;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.RateLimits;
import com.ecommerce.userservice.rest.account.EmailVerificationApi;
import com.ecommerce.userservice.rest.account.EmailVerificationResource;
import com.ecommerce.userservice.rest.account.PasswordResetApi;
import com.ecommerce.userservice.rest.account.PasswordResetResource;
import com.ecommerce.userservice.rest.account.ReauthenticationApi;
import com.ecommerce.userservice.rest.account.ReauthenticationResource;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import com.ecommerce.userservice.rest.users.UserRepresentation;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registration, login, refresh and logout. */
public final class AuthResource implements AuthApi {

    private final Exchange exchange;

    public AuthResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response register(InputStream stream) {
        return exchange.respond(service -> {
            RegisterRequest request = exchange.body(stream, RegisterRequest.class);
            limits().take(Limit.REGISTRATION);
            User user = service.ownAccount().register(request.toCreateUser());
            UserRepresentation representation = UserRepresentation.of(user);
            try {
                Login login = grants().firstLogin(user.username(), request.password());
                service.ownSessions().nameDevice(login.sessionId(), request.deviceName());
                return Responses.json(
                        Response.Status.CREATED,
                        new Registration("Registration successful.", representation, login.tokens()));
            } catch (DomainException e) {
                if (e.code() != ErrorCode.ACCOUNT_SETUP_REQUIRED) {
                    throw e;
                }
                String message = "Registration successful. "
                        + (e.requiredActions().contains("VERIFY_EMAIL")
                                ? "Verify your e-mail address, then log in."
                                : "Sign in on the sign-in page to complete your account, then log in.");
                return Responses.json(Response.Status.CREATED, new Registration(message, representation, null));
            }
        });
    }

    @Override
    public Response login(InputStream stream) {
        return exchange.respondCommittingRefusals(service -> {
            LoginRequest request = exchange.body(stream, LoginRequest.class);
            requireValid(request);
            limits().take(Limit.LOGIN);
            Login login = grants().login(request.email(), request.password(), request.otp());
            service.ownSessions().nameDevice(login.sessionId(), request.deviceName());
            UserRepresentation user = UserRepresentation.own(service.users().byId(login.userId()));
            return Responses.json(Response.Status.OK, new Session("Login successful.", user, login.tokens()));
        });
    }

    @Override
    public Response refresh(InputStream stream) {
        return exchange.respondCommittingRefusals(
                service -> Responses.json(Response.Status.OK, grants().refresh(refreshToken(stream))));
    }

    @Override
    public Response logout(InputStream stream) {
        return exchange.respond(service -> {
            grants().logout(refreshToken(stream));
            return Responses.message("Logout successful.");
        });
    }

    @Override
    public EmailVerificationApi email() {
        return new EmailVerificationResource(exchange);
    }

    @Override
    public PasswordResetApi password() {
        return new PasswordResetResource(exchange);
    }

    @Override
    public ReauthenticationApi reauthentication() {
        return new ReauthenticationResource(exchange);
    }

    private RateLimits limits() {
        return RateLimits.of(exchange.session());
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

    private void requireValid(LoginRequest request) {
        Map<String, List<String>> violations = new LinkedHashMap<>();
        if (isAbsent(request.email())) {
            violations.put("email", List.of(exchange.sentence(ThemeMessages.REQUIRED)));
        } else if (!Texts.isStorable(request.email())) {
            violations.put("email", List.of(exchange.sentence(ThemeMessages.NOT_STORABLE)));
        }
        if (isAbsent(request.password())) {
            violations.put("password", List.of(exchange.sentence(ThemeMessages.PASSWORD_REQUIRED)));
        }
        DeviceName.objection(request.deviceName(), exchange::sentence)
                .ifPresent(sentence -> violations.put(DeviceName.FIELD, List.of(sentence)));
        if (!violations.isEmpty()) {
            throw DomainException.validationFailed(violations);
        }
    }

    private static boolean isAbsent(String field) {
        return field == null || field.isEmpty();
    }
}
