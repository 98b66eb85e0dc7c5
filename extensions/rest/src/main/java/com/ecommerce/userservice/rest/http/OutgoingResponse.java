package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.error.Failures;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.cors.Cors;

/** The response to one request below {@code /api}, before it is sent. */
public final class OutgoingResponse {

    private final KeycloakSession session;
    private final ApiPath path;
    private final SortedSet<String> allowedMethods;

    /** @param allowedMethods the methods of the path; empty if there is no such path */
    public OutgoingResponse(KeycloakSession session, ApiPath path, SortedSet<String> allowedMethods) {
        this.session = Objects.requireNonNull(session, "session");
        this.path = Objects.requireNonNull(path, "path");
        this.allowedMethods = Objects.requireNonNull(allowedMethods, "allowedMethods");
    }

    /**
     * Completes the response: a problem where the server itself has refused the request, {@code Allow} where the method was
     * wrong, and the headers that every response has.
     */
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        boolean options = HttpMethod.OPTIONS.equals(request.getMethod())
                && response.getStatus() < 400
                && !allowedMethods.isEmpty();
        if (options) {
            response.setStatusInfo(Response.Status.NO_CONTENT);
            response.setEntity(null);
        } else if (response.getStatus() >= 400 && !Responses.isOwn(response)) {
            replaceWithProblem(request, response);
        }
        // Only now: a new entity brings new headers with it.
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (options || response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            headers.putSingle(HttpHeaders.ALLOW, String.join(", ", allowedMethods));
        }
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.add(HttpHeaders.VARY, Cors.ORIGIN_HEADER);
        // On the event loop, where Keycloak's own filters refuse requests, nothing may be looked up.
        if (BlockingOperationControl.isBlockingAllowed()) {
            CrossOrigin.addHeaders(session, path.realmName(), options ? allowedMethods : List.of());
        }
    }

    private void replaceWithProblem(ContainerRequestContext request, ContainerResponseContext response) {
        Response problem = Responses.problem(failure(request, response.getStatus()), session.getContext());
        response.setStatus(problem.getStatus());
        response.setEntity(problem.getEntity(), null, problem.getMediaType());
        problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
    }

    private DomainException failure(ContainerRequestContext request, int status) {
        return switch (status) {
            // Keycloak's BootstrapFilter.
            case 503 -> new DomainException(ErrorCode.UNAVAILABLE, "The service is starting. Try again in a moment.");
            // Behind more than one locator JAX-RS answers 404 to a wrong method.
            case 404, 405 ->
                allowedMethods.isEmpty() || allowedMethods.contains(request.getMethod())
                        ? new DomainException(ErrorCode.NOT_FOUND, "There is nothing at this path.")
                        : new DomainException(
                                ErrorCode.METHOD_NOT_ALLOWED, "Use one of " + String.join(", ", allowedMethods) + ".");
            case 413 -> BodyReader.tooLarge();
            case 415 -> BodyReader.unsupported();
            default ->
                status < 500
                        ? BodyReader.malformed(
                                "The request cannot be read. Check its headers, path and query: percent-encoded"
                                        + " UTF-8, without control characters.")
                        : unexpected(status);
        };
    }

    /** Returns the failure before a resource was reached, for example of the realm's lookup; Keycloak has logged its cause. */
    private DomainException unexpected(int status) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    other -> other.getProvider(UserServiceProvider.class)
                            .checks()
                            .database());
        } catch (RuntimeException e) {
            return Failures.of(e);
        }
        return Failures.of(new IllegalStateException("Keycloak answered " + status + " before a resource did"));
    }
}
