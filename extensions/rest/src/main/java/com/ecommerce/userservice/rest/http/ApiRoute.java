package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.error.Failures;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Answers requests below {@code /api} that Vert.x 4.5, Quarkus 3.33 and Keycloak 26.7 would refuse before JAX-RS, in the
 * contract's shape: Keycloak refuses paths that are not normalized in its own shape, and Quarkus a missing {@code Host} with
 * {@code details} and {@code stack}.
 */
@Singleton
public final class ApiRoute {

    /** Before Keycloak's own filters of requests. */
    private static final int ORDER = -2000;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    /** Attribute of the routing context, for {@link #isRefused}. */
    private static final String REFUSED = "user-service.refused";

    private static final String ACCEPT_NON_NORMALIZED_PATHS = "kc.http-accept-non-normalized-paths";

    private final boolean acceptsNonNormalizedPaths = ConfigProvider.getConfig()
            .getOptionalValue(ACCEPT_NON_NORMALIZED_PATHS, Boolean.class)
            .orElse(false);

    void addTo(@Observes Router router) {
        router.route().order(ORDER).handler(this::check).failureHandler(ApiRoute::answer);
    }

    /** Returns whether a request must be refused since its path or query cannot be read; its path is now the API's root. */
    public static boolean isRefused(RoutingContext routing) {
        return routing != null && Boolean.TRUE.equals(routing.get(REFUSED));
    }

    /** Returns the path of a request; empty if it is not one of this API. */
    static Optional<ApiPath> path(RoutingContext routing) {
        String raw = routing.request().path();
        if (raw == null) {
            return Optional.empty();
        }
        // A path that cannot be decoded cannot be normalized.
        String path = PercentEncoding.decode(raw).isPresent() ? routing.normalizedPath() : raw;
        String mount = mount(routing);
        return ApiPath.parse(path.startsWith(mount) ? path.substring(mount.length()) : path);
    }

    /** Returns the path below which the server serves everything, without a slash at its end. */
    private static String mount(RoutingContext routing) {
        String mount = routing.mountPoint();
        if (mount == null) {
            return "";
        }
        return mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount;
    }

    /** Reroutes a request that cannot be read to the API's root: the web origins that may read the response are known there. */
    private void check(RoutingContext routing) {
        Optional<ApiPath> path = isRefused(routing) ? Optional.empty() : path(routing);
        if (path.isPresent() && !hasHost(routing.request())) {
            routing.fail(BAD_REQUEST);
        } else if (path.isEmpty() || isReadable(routing)) {
            routing.next();
        } else {
            routing.put(REFUSED, true);
            routing.reroute(mount(routing) + rootOf(path.get().realmName()));
        }
    }

    private static String rootOf(String realm) {
        boolean known = realm != null && PercentEncoding.decode(realm).isPresent() && realm.indexOf(';') < 0;
        return (known ? "/realms/" + realm : "") + "/api/";
    }

    /** Keycloak builds URLs from the host, and Vert.x accepts an empty one. HTTP/1.0 needs no host. */
    private static boolean hasHost(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        try {
            return authority == null
                    || new URI("http", authority.toString(), "/", null, null).getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isReadable(RoutingContext routing) {
        String path = routing.request().path();
        String query = routing.request().query();
        return PercentEncoding.decode(path).isPresent()
                && (query == null || PercentEncoding.decode(query).isPresent())
                && (acceptsNonNormalizedPaths || (path.equals(routing.normalizedPath()) && path.indexOf(';') < 0));
    }

    /** Answers on the event loop, where web origins cannot be looked up; no request of a browser fails here. */
    private static void answer(RoutingContext routing) {
        if (path(routing).isEmpty() || routing.response().headWritten()) {
            routing.next();
            return;
        }
        DomainException failure = failure(routing);
        routing.response()
                .setStatusCode(HttpStatus.of(failure.code()))
                .putHeader(HttpHeaders.CONTENT_TYPE, Responses.PROBLEM_JSON.toString())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        Responses.retryHeaders(failure).forEach(routing.response()::putHeader);
        routing.response().end(Buffer.buffer(Responses.problem(failure, mount(routing) + "/api/errors")));
        // Discards the body.
        routing.request().resume();
    }

    private static DomainException failure(RoutingContext routing) {
        if (routing.failure() instanceof RejectedExecutionException) {
            return new DomainException(ErrorCode.UNAVAILABLE, "The service is overloaded. Try again in a moment.");
        }
        int status = routing.statusCode();
        if (status == NOT_FOUND) {
            return new DomainException(ErrorCode.NOT_FOUND, "There is nothing at this path.");
        }
        if (status == TOO_LARGE) {
            return BodyReader.tooLarge();
        }
        if (status >= BAD_REQUEST && status < INTERNAL) {
            return BodyReader.malformed(
                    "The request cannot be read. Check its path, query and headers; Host must name the server.");
        }
        return Failures.of(
                routing.failure() == null
                        ? new IllegalStateException("The server answered " + status + " before a resource did")
                        : routing.failure());
    }
}
