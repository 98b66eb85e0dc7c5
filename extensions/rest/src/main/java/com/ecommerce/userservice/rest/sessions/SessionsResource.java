package com.ecommerce.userservice.rest.sessions;

import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.Response;

/** The caller's own sessions. */
public final class SessionsResource implements SessionsApi {

    private final Exchange exchange;

    public SessionsResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response list() {
        return exchange.respondToCaller((service, caller) -> Responses.json(
                Response.Status.OK,
                UserSessionListRepresentation.of(service.ownSessions().list(caller))));
    }

    @Override
    public Response end(String id) {
        return exchange.respondToOwner((service, caller) -> {
            service.ownSessions().end(caller, id);
            return Responses.noContent();
        });
    }

    @Override
    public Response endOthers() {
        return exchange.respondToOwner((service, caller) -> Responses.json(
                Response.Status.OK, new EndedSessions(service.ownSessions().endOthers(caller))));
    }
}
