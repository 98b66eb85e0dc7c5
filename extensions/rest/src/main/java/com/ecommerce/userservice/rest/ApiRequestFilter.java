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
 *   <li>A path or query that is not percent-encoded UTF-8 is refused: Netty replaces other bytes in the query by U+FFFD, or
 *       fails.
 *   <li>A {@code Content-Type} that cannot be parsed is replaced by one that the resource refuses in the contract's shape:
 *       Keycloak fails on it while it adds its security headers.
 *   <li>Only the resource reads a form: RESTEasy replaces bytes that are not UTF-8 by U+FFFD, and fails with a stack trace in
 *       the log on a form that it cannot decode.
 *   <li>A body over the limit that came without its length gets a {@code Content-Length} over the limit, which the resource
 *       refuses: {@link BodyLimit} has discarded the body itself.
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
            // The response filter makes a problem of it.
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

    /** Returns RESTEasy's own context of a request. */
    static ResteasyReactiveRequestContext context(ContainerRequestContext request) {
        return (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }
}
