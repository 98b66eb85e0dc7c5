package com.ecommerce.userservice.repairs.work;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The work for one request, which ends with the reply; where the client goes first and a worker has begun it, when that worker
 * is done. What a request holds is given back then: a client that asks and goes would free it while the worker still needs it.
 */
public final class Work {

    private static final String KEY = Work.class.getName();

    private final List<Runnable> ends = new ArrayList<>();
    private volatile boolean begun;

    private Work() {}

    /** Returns that of a request; the first time to be called on the connection's event loop. */
    public static Work of(RoutingContext exchange) {
        Work work = existing(exchange);
        return work == null ? start(exchange) : work;
    }

    /** Returns null if the request holds nothing. */
    static Work existing(RoutingContext exchange) {
        return exchange == null ? null : exchange.get(KEY);
    }

    private static Work start(RoutingContext exchange) {
        Work work = new Work();
        exchange.put(KEY, work);
        exchange.addEndHandler(reply -> {
            if (reply.succeeded() || !work.begun) {
                work.end();
            }
        });
        return work;
    }

    /**
     * Has something done at the end; to be called before the request is passed on.
     *
     * @param end may be run more than once, on any thread; must not block
     */
    public void onEnd(Runnable end) {
        ends.add(end);
    }

    /** A worker has taken the request. */
    void begin() {
        begun = true;
    }

    /** Ends it at once: it is done, and the reply waits for something without a worker. */
    public void end() {
        ends.forEach(Runnable::run);
    }
}
