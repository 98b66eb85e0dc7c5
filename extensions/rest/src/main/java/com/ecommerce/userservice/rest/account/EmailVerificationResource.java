package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.EmailUndo;
import com.ecommerce.userservice.account.EmailVerification;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** Confirmation of e-mail addresses, and the way back. */
public final class EmailVerificationResource implements EmailVerificationApi {

    private final Exchange exchange;

    public EmailVerificationResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response resend(InputStream stream) {
        return exchange.respond(service -> {
            EmailRequest request = exchange.body(stream, EmailRequest.class);
            EmailVerification verification = new EmailVerification(exchange.session(), service);
            Optional<String> token = request.email() == null ? exchange.optionalBearerToken() : Optional.empty();
            return Responses.json(
                    Response.Status.ACCEPTED,
                    ChallengeRepresentation.of(
                            token.isPresent()
                                    ? verification.resend(
                                            service.tokens().authenticate(token.get()), request.redirect())
                                    : verification.resend(request.email(), request.redirect())));
        });
    }

    @Override
    public Response verify(InputStream stream) {
        return exchange.respond(service -> {
            ProofRequest request = exchange.body(stream, ProofRequest.class);
            ProofFields.require(exchange, request.challengeId(), request.answer());
            String email =
                    new EmailVerification(exchange.session(), service).verify(request.challengeId(), request.answer());
            return Responses.json(Response.Status.OK, new VerifiedEmail("E-mail address confirmed.", email));
        });
    }

    @Override
    public Response undo(InputStream stream) {
        return exchange.respond(service -> {
            EmailUndoRequest request = exchange.body(stream, EmailUndoRequest.class);
            ProofFields.require(exchange, request.challengeId(), request.secret());
            new EmailUndo(exchange.session(), service).undo(request.link());
            return Responses.message("The old e-mail address is the account's again.");
        });
    }
}
