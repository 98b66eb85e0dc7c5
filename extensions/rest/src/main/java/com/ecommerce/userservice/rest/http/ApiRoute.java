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
 * Has the contract's answer given to what Vert.x 4.5, Quarkus 3.33 and Keycloak 26.7 refuse before JAX-RS, below {@code /api}:
 * Keycloak answers paths that are not normalized in its own shape, Quarkus a missing {@code Host} with {@code details} and
 * {@code stack}.
 */
@Singleton
public final class ApiRoute {

    /** Before Keycloak's own filters of requests. */
    private static final int ORDER = -2000;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    /** Of the exchange, for {@link #isRefused}. */
    private static final String REFUSED = "user-service.refused";

    private static final String ACCEPT_NON_NORMALIZED_PATHS = "kc.http-accept-non-normalized-paths";

    private final boolean acceptsNonNormalizedPaths = ConfigProvider.getConfig()
            .getOptionalValue(ACCEPT_NON_NORMALIZED_PATHS, Boolean.class)
            .orElse(false);

    void addTo(@Observes Router router) {
        router.route().order(ORDER).handler(this::check).failureHandler(ApiRoute::answer);
    }

    /** Returns whether a request is to be refused since its path or its query cannot be read; the path is another one then. */
    public static boolean isRefused(RoutingContext exchange) {
        return exchange != null && Boolean.TRUE.equals(exchange.get(REFUSED));
    }

    /** Returns the path of a request; empty if it is not one of this API. */
    static Optional<ApiPath> path(RoutingContext exchange) {
        String raw = exchange.request().path();
        if (raw == null) {
            return Optional.empty();
        }
        // What cannot be decoded, cannot be normalized.
        String path = PercentEncoding.decode(raw).isPresent() ? exchange.normalizedPath() : raw;
        String mount = mount(exchange);
        return ApiPath.parse(path.startsWith(mount) ? path.substring(mount.length()) : path);
    }

    /** The path below which the server serves everything; without a slash at its end. */
    private static String mount(RoutingContext exchange) {
        String mount = exchange.mountPoint();
        if (mount == null) {
            return "";
        }
        return mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount;
    }

    /** What cannot be read goes to the API's root instead: JAX-RS alone knows the web origins that may read the answer. */
    private void check(RoutingContext exchange) {
        Optional<ApiPath> path = isRefused(exchange) ? Optional.empty() : path(exchange);
        if (path.isPresent() && !hasHost(exchange.request())) {
            exchange.fail(BAD_REQUEST);
        } else if (path.isEmpty() || isReadable(exchange)) {
            exchange.next();
        } else {
            exchange.put(REFUSED, true);
            exchange.reroute(mount(exchange) + rootOf(path.get().realmName()));
        }
    }

    private static String rootOf(String realm) {
        boolean known = realm != null && PercentEncoding.decode(realm).isPresent() && realm.indexOf(';') < 0;
        return (known ? "/realms/" + realm : "") + "/api/";
    }

    /** Keycloak makes addresses of the host; an empty one passes Vert.x. HTTP/1.0 needs none. */
    private static boolean hasHost(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        try {
            return authority == null
                    || new URI("http", authority.toString(), "/", null, null).getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isReadable(RoutingContext exchange) {
        String path = exchange.request().path();
        String query = exchange.request().query();
        return PercentEncoding.decode(path).isPresent()
                && (query == null || PercentEncoding.decode(query).isPresent())
                && (acceptsNonNormalizedPaths || (path.equals(exchange.normalizedPath()) && path.indexOf(';') < 0));
    }

    /** On the event loop, where no web origins can be looked up; a browser sends nothing that fails here. */
    private static void answer(RoutingContext exchange) {
        if (path(exchange).isEmpty() || exchange.response().headWritten()) {
            exchange.next();
            return;
        }
        DomainException failure = failure(exchange);
        exchange.response()
                .setStatusCode(HttpStatus.of(failure.code()))
                .putHeader(HttpHeaders.CONTENT_TYPE, Replies.PROBLEM_JSON.toString())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        Integer retryAfter = Replies.retryAfterSeconds(failure.code());
        if (retryAfter != null) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter));
        }
        exchange.response().end(Buffer.buffer(Replies.problem(failure, mount(exchange) + "/api/errors")));
        // The body that nobody reads.
        exchange.request().resume();
    }

    private static DomainException failure(RoutingContext exchange) {
        if (exchange.failure() instanceof RejectedExecutionException) {
            return new DomainException(ErrorCode.UNAVAILABLE, "The service is overloaded. Try again in a moment.");
        }
        int status = exchange.statusCode();
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
                exchange.failure() == null
                        ? new IllegalStateException("The server answered " + status + " before a resource did")
                        : exchange.failure());
    }
}
