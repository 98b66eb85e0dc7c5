package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Refuses, in the contract's shape, a request that the server has marked as refused before it took a thread. */
final class RateLimit {

    /** Set by {@code LoginAdmissionRoute} of the module repairs, which knows nothing of the contract. */
    private static final String REFUSED = "user-service.rate-limited";

    private RateLimit() {}

    static void check() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        RoutingContext routing = request == null ? null : request.unwrap(RoutingContext.class);
        if (routing != null && Boolean.TRUE.equals(routing.get(REFUSED))) {
            throw new DomainException(
                    ErrorCode.RATE_LIMITED, "Too many people log in at this moment. Try again in a few seconds.");
        }
    }
}
