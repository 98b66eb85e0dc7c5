package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.ApiPath;
import io.quarkus.runtime.ExecutorRecorder;
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
 *   <li>A {@code Content-Type} that cannot be parsed is replaced by one that is refused in the contract's shape:
 *       Keycloak fails on it while it adds its security headers, and the server then answers 500.
 *   <li>{@code OPTIONS} is answered on a thread that may block: the reply names the realm's web origins, which may have
 *       to be read from the database, and RESTEasy answers it on the event loop.
 * </ul>
 */
@Provider
@PreMatching
public final class ApiRequestFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (ApiPath.parse(request.getUriInfo().getPath()).isEmpty()) {
            return;
        }
        if (!isParsable(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
        if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            moveToWorkerThread(request);
        }
    }

    private static boolean isParsable(String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            MediaType.valueOf(contentType);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As RESTEasy's {@code BlockingHandler} does it for resource methods. */
    private static void moveToWorkerThread(ContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        context.suspend();
        context.resume(ExecutorRecorder.getCurrent());
    }
}
