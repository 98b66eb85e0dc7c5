package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.account.EmailChange;
import com.ecommerce.userservice.rest.account.ChallengeRepresentation;
import com.ecommerce.userservice.rest.account.ProofFields;
import com.ecommerce.userservice.rest.account.ProofRequest;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The address of the caller's own account. */
public final class OwnEmailResource implements OwnEmailApi {

    private final Exchange exchange;

    OwnEmailResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response change(InputStream stream) {
        return exchange.respondToOwner(
                stream,
                EmailChangeRequest.class,
                (service, caller, request) -> Responses.json(
                        Response.Status.ACCEPTED,
                        ChallengeRepresentation.of(new EmailChange(exchange.session(), service)
                                .request(caller, request.email(), request.redirect()))));
    }

    @Override
    public Response confirm(InputStream stream) {
        return exchange.respondToOwner(stream, ProofRequest.class, (service, caller, request) -> {
            ProofFields.require(exchange, request.challengeId(), request.answer());
            new EmailChange(exchange.session(), service).confirm(caller, request.challengeId(), request.answer());
            return Responses.json(
                    Response.Status.OK, UserRepresentation.own(service.users().byId(caller.userId())));
        });
    }

    @Override
    public Response cancel() {
        return exchange.respondToOwner((service, caller) -> {
            new EmailChange(exchange.session(), service).cancel(caller);
            return Responses.noContent();
        });
    }
}
