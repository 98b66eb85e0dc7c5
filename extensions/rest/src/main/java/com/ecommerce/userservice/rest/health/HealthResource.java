package com.ecommerce.userservice.rest.health;

import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.Response;

/**
 * Reports whether requests can be served, in the shape of the replaced service. Orchestrators use Keycloak's own
 * {@code /health/ready} on the management port.
 */
public final class HealthResource implements HealthApi {

    private final Exchange exchange;

    public HealthResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response health() {
        return exchange.respondToProbe(
                Responses.json(Response.Status.OK, new Health("healthy")),
                Responses.json(Response.Status.SERVICE_UNAVAILABLE, new Health("unhealthy")));
    }
}
