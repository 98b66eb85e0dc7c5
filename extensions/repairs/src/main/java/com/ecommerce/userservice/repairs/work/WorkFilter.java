package com.ecommerce.userservice.repairs.work;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Tells {@link Work} when a worker begins and ends it. */
@Provider
@PreMatching
public final class WorkFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        ResteasyReactiveRequestContext context = context(request);
        Work work = Work.existing(context.unwrap(RoutingContext.class));
        if (work != null) {
            work.begin();
            context.registerCompletionCallback(failure -> work.end());
        }
    }

    /** Returns what Quarkus REST keeps of a request. */
    public static ResteasyReactiveRequestContext context(ContainerRequestContext request) {
        return (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }
}
