package com.ecommerce.userservice.repairs.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Has bodies of requests received on the event loop, before a worker is taken. Keycloak 26.7 reads them on the worker, as
 * Quarkus REST 3.33 does, which waits up to 60 seconds for each further byte: 300 requests whose bodies come slowly stop
 * everything, health included. No upstream issue is known. It may go when Quarkus REST receives forms and streams before it
 * takes a worker, within a bound of time.
 */
@Singleton
final class BodyRoute {

    /** After the filters that refuse a request by its head, before everything that may want the body. */
    private static final int ORDER = -20;

    private static final String MAX_BODY_SIZE = "quarkus.http.limits.max-body-size";
    private static final long QUARKUS_MAX_BODY_BYTES = 10 * 1024 * 1024;

    private final long maxBodyBytes = ConfigProvider.getConfig()
            .getOptionalValue(MAX_BODY_SIZE, MemorySize.class)
            .map(MemorySize::asLongValue)
            .orElse(QUARKUS_MAX_BODY_BYTES);

    void addTo(@Observes Router router) {
        if (HttpLimits.current() != null) {
            router.route().order(ORDER).handler(this::receive);
        }
    }

    /** There Quarkus itself receives bodies on the event loop, before this is asked. */
    void addTo(@Observes ManagementInterface management) {
        if (HttpLimits.current() != null) {
            management.router().route().order(Integer.MIN_VALUE).handler(exchange -> {
                headReceived(exchange);
                exchange.next();
            });
        }
    }

    private static ConnectionGuard headReceived(RoutingContext exchange) {
        ConnectionGuard guard = ConnectionGuard.of(exchange.request().connection());
        if (guard != null) {
            guard.headReceived();
        }
        return guard;
    }

    private void receive(RoutingContext exchange) {
        ConnectionGuard guard = headReceived(exchange);
        if (guard == null) {
            exchange.next();
            return;
        }
        if (exchange.response().writeQueueFull()) {
            // The one request that came before the guard knew of HTTP/2, with no window: a worker would wait for it.
            exchange.request().connection().close();
            return;
        }
        BodyLength length = BodyLength.of(exchange.request(), guard);
        if (length.isUnknowable()) {
            exchange.response().setStatusCode(411).end();
        } else if (length.bytes() > maxBodyBytes) {
            BodyReception.refuse(exchange, guard, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        } else if (length.isEmpty()) {
            guard.requestReceived();
            exchange.next();
        } else {
            new BodyReception(HttpLimits.current(), guard, exchange, length, maxBodyBytes).start();
        }
    }
}
