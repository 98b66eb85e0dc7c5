package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.CreateUser;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.rest.http.Body;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Replies;
import com.ecommerce.userservice.rest.users.UserRepresentation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registration, login, refresh and logout. */
public final class AuthResource {

    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String REFRESH = "refresh";

    private final Exchange exchange;

    public AuthResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @POST
    @Path("register")
    public Response register(InputStream stream) {
        return exchange.respond(service -> {
            Body body = exchange.body(
                    stream, EMAIL, PASSWORD, "password_confirm", "username", "first_name", "last_name", "phone_number");
            User user = service.register(new CreateUser(
                    body.get(EMAIL),
                    body.get(PASSWORD),
                    body.get("password_confirm"),
                    body.get("username"),
                    body.get("first_name"),
                    body.get("last_name"),
                    body.get("phone_number")));
            UserRepresentation representation = UserRepresentation.of(user);
            try {
                Tokens tokens = grants().login(user.username(), body.get(PASSWORD), null)
                        .tokens();
                return Replies.json(
                        Response.Status.CREATED, new Session("Registration successful.", representation, tokens));
            } catch (DomainException e) {
                if (e.code() != ErrorCode.ACCOUNT_SETUP_REQUIRED) {
                    throw e;
                }
                String message = "Registration successful. "
                        + (e.requiredActions().contains("VERIFY_EMAIL")
                                ? "Verify your e-mail address, then log in."
                                : "Sign in on the sign-in page to complete your account, then log in.");
                return Replies.json(Response.Status.CREATED, new Session(message, representation, null));
            }
        });
    }

    @POST
    @Path("login")
    public Response login(InputStream stream) {
        return exchange.respondCommittingRefusals(service -> {
            Body body = exchange.body(stream, EMAIL, PASSWORD, "otp");
            requireCredentials(body);
            Login login = grants().login(body.get(EMAIL), body.get(PASSWORD), body.get("otp"));
            UserRepresentation user = UserRepresentation.of(service.getUser(login.userId()));
            return Replies.json(Response.Status.OK, new Session("Login successful.", user, login.tokens()));
        });
    }

    @POST
    @Path("refresh")
    public Response refresh(InputStream stream) {
        return exchange.respondCommittingRefusals(service -> Replies.json(
                Response.Status.OK,
                grants().refresh(exchange.body(stream, REFRESH).require(REFRESH))));
    }

    @POST
    @Path("logout")
    public Response logout(InputStream stream) {
        return exchange.respond(service -> {
            grants().logout(exchange.body(stream, REFRESH).require(REFRESH));
            return Replies.message("Logout successful.");
        });
    }

    private Grants grants() {
        return new Grants(exchange.session());
    }

    private static void requireCredentials(Body body) {
        Map<String, List<String>> violations = new LinkedHashMap<>();
        for (String field : List.of(EMAIL, PASSWORD)) {
            if (body.get(field) == null || body.get(field).isEmpty()) {
                violations.put(field, List.of("Please specify this field."));
            }
        }
        if (body.has(EMAIL) && !Texts.isStorable(body.get(EMAIL))) {
            violations.put(EMAIL, List.of(Texts.NOT_STORABLE));
        }
        if (!violations.isEmpty()) {
            throw DomainException.validationFailed(violations);
        }
    }

    /**
     * The reply to registration and login.
     *
     * @param tokens null where the new account must be set up before it can log in
     */
    private record Session(String message, UserRepresentation user, Tokens tokens) {}
}
