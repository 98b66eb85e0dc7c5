package com.ecommerce.userservice.repairs.login;

import com.ecommerce.userservice.repairs.work.RequestWork;
import com.ecommerce.userservice.repairs.work.RequestWorkFilter;
import io.quarkus.runtime.ExecutorRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * Has refusals wait for their time without a thread: the transaction is committed and the session closed by then (Keycloak's
 * {@code CloseSessionFilter} has priority 1, and filters of responses run from the highest priority down).
 */
@Provider
@Priority(0)
public final class LoginRefusalFilter implements ContainerResponseFilter {

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ResteasyReactiveRequestContext context = RequestWorkFilter.context(request);
        RoutingContext exchange = context.unwrap(RoutingContext.class);
        LoginAttempt attempt = LoginAttempt.of(exchange);
        LoginAdmission admission = LoginAdmission.current();
        if (attempt != null && admission != null && attempt.isRefused(response.getStatus())) {
            RequestWork.of(exchange).end();
            RefusalTime time = admission.refusalTime();
            context.suspend();
            time.at(time.remainingNanos(System.nanoTime() - attempt.arrivedNanos()), () -> resume(context, time));
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
}
