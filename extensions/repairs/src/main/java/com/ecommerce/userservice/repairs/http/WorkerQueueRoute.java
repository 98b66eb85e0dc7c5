package com.ecommerce.userservice.repairs.http;

import com.ecommerce.userservice.repairs.work.Client;
import com.ecommerce.userservice.repairs.work.FairQueue;
import com.ecommerce.userservice.repairs.work.RequestWork;
import com.ecommerce.userservice.repairs.work.Workers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has requests wait for a worker in turns of their clients. In Keycloak 26.7 they wait in the order in which they came: who
 * sends a thousand, on a few connections of HTTP/2, has everybody else wait for all of them, health included. No upstream issue
 * asks for turns; Keycloak issue 28220 asks for a bound.
 */
@Singleton
final class WorkerQueueRoute {

    /** After everything that may refuse a request or have it wait without a worker, before Keycloak. */
    private static final int ORDER = -5;

    /** Of so many workers one is left to what is no request of these ports: health, metrics, tasks. */
    private static final int WORKERS_PER_SPARE = 10;

    void addTo(@Observes Router router) {
        if (HttpLimits.current() == null) {
            return;
        }
        Workers workers = Workers.configured();
        int spare = (workers.count() + WORKERS_PER_SPARE - 1) / WORKERS_PER_SPARE;
        FairQueue queue = new FairQueue(Math.max(1, workers.count() - spare), workers.mostQueued());
        Gauge.builder("http.server.requests.waiting", queue, FairQueue::waiting)
                .description("Requests that wait for a worker")
                .register(Metrics.globalRegistry);
        router.route().order(ORDER).handler(exchange -> handle(exchange, queue));
    }

    private static void handle(RoutingContext exchange, FairQueue queue) {
        if (exchange.response().closed()) {
            return;
        }
        Context eventLoop = Vertx.currentContext();
        FairQueue.Place place = queue.enter(
                Client.of(exchange),
                () -> eventLoop.runOnContext(go -> passOn(exchange)),
                () -> eventLoop.runOnContext(go -> refuse(exchange)));
        if (place == null) {
            refuse(exchange);
            return;
        }
        RequestWork.of(exchange).onEnd(place::leave);
        if (place.hadToWait()) {
            // Whoever reads the request later resumes it; without that its end would be lost while it waits.
            exchange.request().pause();
        } else {
            exchange.next();
        }
    }

    private static void passOn(RoutingContext exchange) {
        if (!exchange.response().closed() && !exchange.response().ended()) {
            exchange.next();
        }
    }

    /** As Quarkus does it where its own queue is full: with 503. */
    private static void refuse(RoutingContext exchange) {
        if (!exchange.response().closed()) {
            exchange.fail(new RejectedExecutionException("http-max-queued-requests"));
        }
    }
}
