package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Replies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;

/**
 * Tells whether requests can be served, in the shape of the replaced service. Orchestrators use Keycloak's own
 * {@code /health/ready} on the management port.
 */
public final class HealthResource {

    private final Exchange exchange;

    HealthResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    public Response health() {
        return exchange.respondToProbe(
                Replies.json(Response.Status.OK, new Health("healthy")),
                Replies.json(Response.Status.SERVICE_UNAVAILABLE, new Health("unhealthy")));
    }

    private record Health(String status, String service) {

        Health(String status) {
            this(status, "user-service");
        }
    }
}
