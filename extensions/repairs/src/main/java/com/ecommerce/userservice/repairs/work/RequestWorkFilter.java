package com.ecommerce.userservice.repairs.work;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Tells {@link RequestWork} when a worker begins and ends it, and lets none begin for a client that has gone. */
@Provider
@PreMatching
@Priority(Integer.MIN_VALUE)
public final class RequestWorkFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        ResteasyReactiveRequestContext context = context(request);
        RequestWork work = RequestWork.existing(context.unwrap(RoutingContext.class));
        if (work == null) {
            return;
        }
        if (work.begin()) {
            context.registerCompletionCallback(failure -> work.end());
        } else {
            // Nobody waits for a reply; others do for this worker.
            request.abortWith(
                    Response.status(Response.Status.SERVICE_UNAVAILABLE).build());
        }
    }

    /** Returns what Quarkus REST keeps of a request. */
    public static ResteasyReactiveRequestContext context(ContainerRequestContext request) {
        return (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }
}
