package com.ecommerce.userservice.repairs.login;

import io.quarkus.runtime.ExecutorRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Gives a login's place in the queue back when its work has ended, and has refusals wait for their time without a thread:
 * the transaction is committed and the session closed by then (Keycloak's {@code CloseSessionFilter} has priority 1, and
 * filters of responses run from the highest priority down).
 */
@Provider
@PreMatching
@Priority(0)
public final class LoginWorkFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    @Override
    public void filter(ContainerRequestContext request) {
        ResteasyReactiveRequestContext context = context(request);
        Visit visit = Visit.of(context.unwrap(RoutingContext.class));
        if (visit != null) {
            visit.begin();
            context.registerCompletionCallback(failure -> visit.finish());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ResteasyReactiveRequestContext context = context(request);
        Visit visit = Visit.of(context.unwrap(RoutingContext.class));
        if (visit == null) {
            return;
        }
        visit.finish();
        LoginAdmission admission = LoginAdmission.current();
        if (admission != null && visit.isRefused(response.getStatus())) {
            RefusalTime time = admission.refusalTime();
            context.suspend();
            time.at(time.remainingNanos(System.nanoTime() - visit.arrivedNanos()), () -> resume(context, time));
        }
    }

    /** Where the operator has bounded the workers' queue, it may be full at this moment. */
    private static void resume(ResteasyReactiveRequestContext context, RefusalTime time) {
        try {
            context.resume(ExecutorRecorder.getCurrent());
        } catch (RejectedExecutionException busy) {
            time.at(RETRY_NANOS, () -> resume(context, time));
        }
    }

    private static ResteasyReactiveRequestContext context(ContainerRequestContext request) {
        return (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }
}
