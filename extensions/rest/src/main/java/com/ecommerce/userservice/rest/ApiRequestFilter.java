package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.ApiPath;
import com.ecommerce.userservice.rest.http.BodyLimit;
import io.quarkus.runtime.ExecutorRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Prepares a request below {@code /api} for what Keycloak 26.7 and its JAX-RS implementation do not expect.
 *
 * <ul>
 *   <li>A {@code Content-Type} that cannot be parsed, or is a multipart form, is replaced by one that is refused in the
 *       contract's shape: Keycloak fails on the first while it adds its security headers, and reads the second before
 *       any resource does; either may end in 500.
 *   <li>A body over the limit, which nobody has announced, counts as announced: it was not passed on.
 *   <li>{@code OPTIONS} is answered on a thread that may block: the reply names the realm's web origins, which may have
 *       to be read from the database, and RESTEasy answers it on the event loop.
 * </ul>
 */
@Provider
@PreMatching
public final class ApiRequestFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!ApiPath.isOfApi(request.getUriInfo().getPath())) {
            return;
        }
        if (!isReadable(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
        if (BodyLimit.isExceeded(exchange(request))) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(Long.MAX_VALUE));
        }
        if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            moveToWorkerThread(request);
        }
    }

    private static boolean isReadable(String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            return !"multipart".equalsIgnoreCase(MediaType.valueOf(contentType).getType());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static RoutingContext exchange(ContainerRequestContext request) {
        return context(request).serverRequest().unwrap(RoutingContext.class);
    }

    /** As RESTEasy's {@code BlockingHandler} does it for resource methods. */
    private static void moveToWorkerThread(ContainerRequestContext request) {
        ResteasyReactiveRequestContext context = context(request);
        context.suspend();
        context.resume(ExecutorRecorder.getCurrent());
    }

    private static ResteasyReactiveRequestContext context(ContainerRequestContext request) {
        return (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }
}
