package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.ApiPath;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.ExecutorRecorder;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * Moves requests below {@code /api} to a thread that may block before the first filter can refuse one: every response names
 * the realm's web origins, which may have to be read from the database. RESTEasy changes the thread later, and never for
 * {@code OPTIONS}.
 */
@Provider
@PreMatching
@Priority(ApiWorkerFilter.PRIORITY)
public final class ApiWorkerFilter implements ContainerRequestFilter {

    /** After Keycloak's filter that refuses all requests while the server starts, before its filter of query parameters. */
    static final int PRIORITY = 2;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!ApiPath.isOfApi(request.getUriInfo().getPath()) || BlockingOperationControl.isBlockingAllowed()) {
            return;
        }
        // As RESTEasy's BlockingHandler does for resource methods.
        ResteasyReactiveRequestContext context = ApiRequestFilter.context(request);
        context.suspend();
        context.resume(ExecutorRecorder.getCurrent());
    }
}
