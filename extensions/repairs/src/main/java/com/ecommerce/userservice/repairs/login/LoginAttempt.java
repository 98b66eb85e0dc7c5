package com.ecommerce.userservice.repairs.login;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** A request that hashes a password, from its arrival to its reply. */
final class LoginAttempt {

    private static final String KEY = LoginAttempt.class.getName();
    private static final long NO_TIMER = -1;

    private final LoginRequest request;
    private final long arrivedNanos = System.nanoTime();
    private final AtomicLong timer = new AtomicLong(NO_TIMER);
    private volatile boolean refused;

    LoginAttempt(LoginRequest request) {
        this.request = request;
    }

    /** Returns the attempt of a request; null if it hashes no password. */
    static LoginAttempt of(RoutingContext context) {
        return context == null ? null : context.get(KEY);
    }

    /** Returns the attempt of the request that this thread works on; null if there is none. */
    static LoginAttempt current() {
        ResteasyReactiveRequestContext context = CurrentRequestManager.get();
        return context == null ? null : of(context.unwrap(RoutingContext.class));
    }

    void attachTo(RoutingContext context) {
        context.put(KEY, this);
    }

    LoginRequest request() {
        return request;
    }

    /** Returns {@link System#nanoTime} of the arrival. */
    long arrivedNanos() {
        return arrivedNanos;
    }

    /** @param late what to do if the attempt still waits by then */
    void startTimer(Vertx vertx, long millis, Runnable late) {
        timer.set(vertx.setTimer(millis, expired -> late.run()));
    }

    /** A timer that goes on holds the request, body and all. */
    void stopTimer(Vertx vertx) {
        long started = timer.getAndSet(NO_TIMER);
        if (started != NO_TIMER) {
            vertx.cancelTimer(started);
        }
    }

    /** Keycloak has refused the login. */
    void refuse() {
        refused = true;
    }

    /** Returns whether the reply must not tell by its time why the login was refused. */
    boolean isRefused(int status) {
        boolean byStatus = request == LoginRequest.API_LOGIN && status >= 400 && status < 500 && status != 429;
        return refused || byStatus;
    }
}
