package com.ecommerce.userservice.repairs.login;

import com.ecommerce.userservice.repairs.work.Client;
import com.ecommerce.userservice.repairs.work.FairQueue;
import com.ecommerce.userservice.repairs.work.RequestWork;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Has requests that hash a password wait before a worker is taken. Keycloak 26.7 gives each of them a worker, which waits
 * for its turn to hash: as many logins as there are workers stop all HTTP, health and metrics included (Keycloak issue
 * 28220 asks for a bound of requests; {@code http-max-queued-requests} counts all alike).
 *
 * <p>A refusal cannot come from the password hash provider: {@code PasswordCredentialProvider.isValid} takes every
 * exception for a wrong password, which would be counted.
 */
@ApplicationScoped
public class LoginAdmissionRoute {

    /** What the user service reads to refuse a request in its own shape; see {@code Exchange} of the module rest. */
    private static final String RATE_LIMITED = "user-service.rate-limited";

    /** After the filters that read a body, before Keycloak. */
    private static final int ORDER = -10;

    void addTo(@Observes Router router) {
        router.route().method(HttpMethod.POST).order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext exchange) {
        LoginAdmission admission = LoginAdmission.current();
        LoginRequest request = admission == null
                ? null
                : LoginRequest.of(
                        exchange.normalizedPath(),
                        exchange.request().getHeader(HttpHeaders.CONTENT_TYPE),
                        () -> body(exchange));
        if (request == null) {
            exchange.next();
            return;
        }
        LoginAttempt attempt = new LoginAttempt(request);
        attempt.attachTo(exchange);
        Context eventLoop = Vertx.currentContext();
        FairQueue.Place place = admission
                .queue()
                .enter(
                        Client.of(exchange),
                        () -> eventLoop.runOnContext(go -> admit(exchange, attempt)),
                        () -> eventLoop.runOnContext(go -> giveUp(exchange, attempt)));
        if (place == null) {
            refuse(exchange, request);
            return;
        }
        Vertx vertx = exchange.vertx();
        RequestWork.of(exchange).onEnd(() -> {
            attempt.stopTimer(vertx);
            place.leave();
        });
        if (place.hadToWait()) {
            // Whoever reads the body later resumes it; without that it would be lost while the request waits.
            exchange.request().pause();
            attempt.startTimer(vertx, admission.config().maxWaitMillis(), () -> {
                if (place.leaveIfWaiting()) {
                    refuse(exchange, request);
                }
            });
        } else {
            exchange.next();
        }
    }

    private static Buffer body(RoutingContext exchange) {
        return exchange.body() == null ? null : exchange.body().buffer();
    }

    private static void admit(RoutingContext exchange, LoginAttempt attempt) {
        attempt.stopTimer(exchange.vertx());
        if (!exchange.response().closed() && !exchange.response().ended()) {
            exchange.next();
        }
    }

    private static void giveUp(RoutingContext exchange, LoginAttempt attempt) {
        attempt.stopTimer(exchange.vertx());
        refuse(exchange, attempt.request());
    }

    private static void refuse(RoutingContext exchange, LoginRequest request) {
        if (exchange.response().closed()) {
            return;
        }
        if (request.isOfApi()) {
            exchange.put(RATE_LIMITED, true);
            exchange.next();
        } else {
            BusyReply.send(exchange, request);
        }
    }
}
