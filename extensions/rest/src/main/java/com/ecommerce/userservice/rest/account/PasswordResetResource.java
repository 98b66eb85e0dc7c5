package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.PasswordReset;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Forgotten passwords. */
public final class PasswordResetResource implements PasswordResetApi {

    private final Exchange exchange;

    public PasswordResetResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response forgot(InputStream stream) {
        return exchange.respond(service -> {
            EmailRequest request = exchange.body(stream, EmailRequest.class);
            return Responses.json(
                    Response.Status.ACCEPTED,
                    ChallengeRepresentation.of(new PasswordReset(exchange.session(), service)
                            .request(request.email(), request.redirect())));
        });
    }

    @Override
    public Response check(InputStream stream) {
        return exchange.respond(service -> {
            ProofRequest request = exchange.body(stream, ProofRequest.class);
            ProofFields.require(exchange, request.challengeId(), request.answer());
            return Responses.json(
                    Response.Status.OK,
                    new LinkSecret(new PasswordReset(exchange.session(), service)
                            .secret(request.challengeId(), request.answer())));
        });
    }

    @Override
    public Response reset(InputStream stream) {
        return exchange.respond(service -> {
            PasswordResetRequest request = exchange.body(stream, PasswordResetRequest.class);
            ProofFields.require(exchange, request.challengeId(), request.answer());
            new PasswordReset(exchange.session(), service)
                    .reset(request.challengeId(), request.answer(), request.newPassword());
            return Responses.message("Password changed. Log in with the new one.");
        });
    }
}
