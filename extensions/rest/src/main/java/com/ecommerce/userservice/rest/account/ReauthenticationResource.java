package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.Reauthenticated;
import com.ecommerce.userservice.account.Reauthentication;
import com.ecommerce.userservice.account.ReauthenticationMethod;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Reauthentication. */
public final class ReauthenticationResource implements ReauthenticationApi {

    private final Exchange exchange;

    public ReauthenticationResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response reauthenticate(InputStream stream) {
        return exchange.respondToOwner(stream, ReauthenticationRequest.class, (service, caller, request) -> {
            Reauthentication reauthentication = new Reauthentication(exchange.session(), service);
            if (isSent(request.password())) {
                return done(reauthentication.byPassword(caller, request.password()));
            }
            if (isSent(request.otp())) {
                return done(reauthentication.byOneTimePassword(caller, request.otp()));
            }
            if (isSent(request.challengeId()) || isSent(request.code())) {
                ProofFields.require(exchange, request.challengeId(), request.answer());
                return done(reauthentication.byEmail(caller, request.challengeId(), request.answer()));
            }
            requireEmail(request.method());
            return Responses.json(
                    Response.Status.ACCEPTED, ChallengeRepresentation.of(reauthentication.request(caller)));
        });
    }

    private static boolean isSent(String field) {
        return field != null && !field.isEmpty();
    }

    private static Response done(Reauthenticated reauthenticated) {
        return Responses.json(Response.Status.OK, ReauthenticationRepresentation.of(reauthenticated));
    }

    /** It is the only one that is begun by being named. */
    private void requireEmail(String method) {
        if (!isSent(method)) {
            throw DomainException.validationFailed("password", exchange.sentence(ThemeMessages.PASSWORD_REQUIRED));
        }
        if (!ReauthenticationMethod.EMAIL.wireName().equals(method)) {
            throw DomainException.validationFailed("method", exchange.sentence("error-invalid-value"));
        }
    }
}
