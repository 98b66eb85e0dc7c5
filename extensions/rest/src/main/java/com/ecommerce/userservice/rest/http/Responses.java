package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.UncheckedIOException;
import org.keycloak.models.KeycloakContext;

/** Makes responses: JSON with snake_case names, and problems (RFC 9457). */
public final class Responses {

    /** The media type of problems. */
    public static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Responses() {}

    /** @param entity a record; its components become the fields, null included */
    public static Response json(Response.StatusType status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(write(entity))
                .build();
    }

    /** Returns 200 with a sentence for people. */
    public static Response message(String message) {
        return json(Response.Status.OK, new Message(message));
    }

    /** Returns 204. */
    public static Response noContent() {
        return Response.noContent().build();
    }

    /** @param context of the request that failed */
    public static Response problem(DomainException failure, KeycloakContext context) {
        String errorCatalogue = context.getUri().getBaseUri().getPath() + "api/errors";
        ResponseBuilder response = Response.status(HttpStatus.of(failure.code()))
                .type(PROBLEM_JSON)
                .entity(problem(failure, errorCatalogue));
        String challenge = challenge(failure.code());
        if (challenge != null) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        Integer retryAfter = retryAfterSeconds(failure.code());
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.build();
    }

    /** @param errorCatalogue the path of the page that explains the codes */
    static byte[] problem(DomainException failure, String errorCatalogue) {
        return write(Problem.of(failure, errorCatalogue));
    }

    /** Returns the seconds after which the same request may succeed; null where time changes nothing. */
    static Integer retryAfterSeconds(ErrorCode code) {
        return switch (code) {
            case RATE_LIMITED -> 1;
            case UNAVAILABLE -> 5;
            default -> null;
        };
    }

    /** The challenges of RFC 6750, section 3. */
    private static String challenge(ErrorCode code) {
        return switch (code) {
            case AUTHENTICATION_REQUIRED -> "Bearer";
            case TOKEN_NOT_VALID -> "Bearer error=\"invalid_token\"";
            default -> null;
        };
    }

    /** Returns whether a response was made here; Keycloak's own have entities of other types. */
    static boolean isOwn(ContainerResponseContext response) {
        return response.getEntity() instanceof byte[];
    }

    private static byte[] write(Object entity) {
        try {
            return JSON.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
