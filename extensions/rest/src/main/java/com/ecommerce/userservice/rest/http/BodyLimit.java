package com.ecommerce.userservice.rest.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Limits the bodies that the server receives on the event loop below {@code /api}. A larger body is discarded there and the
 * resource refuses the request: only the resource knows the realm's web origins, which the response must name. Where bodies are
 * read on a worker thread, {@link BodyReader} applies the limit.
 */
@Singleton
public final class BodyLimit {

    /** Attributes of the routing context that {@code BodyReception} of the module repairs reads. */
    private static final String MAX_BYTES = "user-service.max-body-bytes";

    private static final String TOO_LARGE = "user-service.body-too-large";

    /** Attribute of the routing context, for {@link #isExceeded}. */
    private static final String EXCEEDED = "user-service.body-limit-exceeded";

    private static final Handler<RoutingContext> WITHOUT_BODY = BodyLimit::passOnWithoutBody;

    /** Before bodies are received. */
    private static final int ORDER = -30;

    void addTo(@Observes Router router) {
        router.route().order(ORDER).handler(BodyLimit::set);
    }

    /** Returns whether the body of a request was over the limit and has been discarded. */
    public static boolean isExceeded(RoutingContext routing) {
        return routing != null && Boolean.TRUE.equals(routing.get(EXCEEDED));
    }

    private static void set(RoutingContext routing) {
        if (ApiRoute.path(routing).isPresent()) {
            routing.put(MAX_BYTES, (long) BodyReader.MAX_BYTES);
            routing.put(TOO_LARGE, WITHOUT_BODY);
        }
        routing.next();
    }

    private static void passOnWithoutBody(RoutingContext routing) {
        routing.put(EXCEEDED, true);
        ((RoutingContextInternal) routing).setBody(Buffer.buffer());
        routing.next();
    }
}
