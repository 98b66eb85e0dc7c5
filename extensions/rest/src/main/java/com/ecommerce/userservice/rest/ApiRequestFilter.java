package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.ApiPath;
import com.ecommerce.userservice.rest.http.ApiRoute;
import com.ecommerce.userservice.rest.http.BodyLimit;
import com.ecommerce.userservice.rest.http.ContentType;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Prepares a request below {@code /api} for what Keycloak 26.7 and its JAX-RS implementation do not expect.
 *
 * <ul>
 *   <li>A path or query that is not percent-encoded UTF-8 is refused: Netty decodes the query with U+FFFD in the place of other
 *       bytes, or fails.
 *   <li>A {@code Content-Type} that cannot be parsed is replaced by one that is refused in the contract's shape: Keycloak fails
 *       on it while it adds its security headers.
 *   <li>No form is read but by the resource: RESTEasy decodes it with U+FFFD in the place of what is not UTF-8, and fails on
 *       what it cannot decode with a stack trace in the log.
 *   <li>A body over the limit, which nobody has announced, counts as announced: it was not passed on.
 * </ul>
 */
@Provider
@PreMatching
@Priority(ApiWorkerFilter.PRIORITY + 1)
public final class ApiRequestFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!ApiPath.isOfApi(request.getUriInfo().getPath())) {
            return;
        }
        if (!ContentType.isReadable(request.getHeaders().get(HttpHeaders.CONTENT_TYPE))) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
        RoutingContext routing = routing(request);
        if (ApiRoute.isRefused(routing)) {
            // The response filter tells the rest.
            request.abortWith(Response.status(Response.Status.BAD_REQUEST).build());
            return;
        }
        // RESTEasy reads a form unless there is one already.
        context(request).setFormData(new FormData(0));
        if (BodyLimit.isExceeded(routing)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(Long.MAX_VALUE));
        }
    }

    private static RoutingContext routing(ContainerRequestContext request) {
        return context(request).serverRequest().unwrap(RoutingContext.class);
    }

    /** Returns what RESTEasy keeps of a request. */
    static ResteasyReactiveRequestContext context(ContainerRequestContext request) {
        return (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }
}
