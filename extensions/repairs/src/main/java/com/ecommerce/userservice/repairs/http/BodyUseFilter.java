package com.ecommerce.userservice.repairs.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Gives the memory of a body back when the work for its request has ended, whether or not the client still waits. */
@Provider
@PreMatching
public final class BodyUseFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        ResteasyReactiveRequestContext context = context(request);
        BodyMemory.Part memory = BodyMemory.of(context.unwrap(RoutingContext.class));
        if (memory != null) {
            memory.use();
            context.registerCompletionCallback(failure -> memory.release());
        }
    }

    /** Returns what Quarkus REST keeps of a request. */
    static ResteasyReactiveRequestContext context(ContainerRequestContext request) {
        return (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }
}
