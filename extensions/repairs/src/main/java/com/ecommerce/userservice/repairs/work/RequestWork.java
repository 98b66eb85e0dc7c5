package com.ecommerce.userservice.repairs.work;

import io.vertx.ext.web.RoutingContext;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;

/**
 * The work for one request, which ends with the reply; where the client goes first and a worker has begun it, when that worker
 * is done. What a request holds is given back then: a client that asks and goes would free it while the worker still needs it.
 */
public final class RequestWork {

    private static final String KEY = RequestWork.class.getName();
    private static final Cleaner CLEANER = Cleaner.create();

    private final Ends ends = new Ends();

    /** A reply has one end handler, which Quarkus replaces at times: what is held must not be lost with the request. */
    private final Cleaner.Cleanable end = CLEANER.register(this, ends::run);

    private boolean begun;
    private boolean ended;

    private RequestWork() {}

    /** Returns that of a request; the first time to be called on the connection's event loop. */
    public static RequestWork of(RoutingContext exchange) {
        RequestWork work = existing(exchange);
        return work == null ? start(exchange) : work;
    }

    /** Returns null if the request holds nothing. */
    static RequestWork existing(RoutingContext exchange) {
        return exchange == null ? null : exchange.get(KEY);
    }

    private static RequestWork start(RoutingContext exchange) {
        RequestWork work = new RequestWork();
        exchange.put(KEY, work);
        exchange.addBodyEndHandler(replied -> work.end());
        // Vert.x 4.5 calls it a success, too, where a client of HTTP/2 goes before there is a reply.
        exchange.addEndHandler(reply ->
                work.endOfExchange(reply.succeeded() && exchange.response().ended()));
        return work;
    }

    /**
     * Has something done at the end; to be called before the request is passed on.
     *
     * @param end run once, on any thread; must not block, nor hold on to the request
     */
    public void onEnd(Runnable end) {
        ends.add(end);
    }

    /**
     * A worker has taken the request.
     *
     * @return false if the client has gone by then, and what the request held has been given back
     */
    synchronized boolean begin() {
        begun = !ended;
        return begun;
    }

    private void endOfExchange(boolean replied) {
        synchronized (this) {
            if (!replied && begun) {
                return;
            }
            ended = true;
        }
        end.clean();
    }

    /** Ends it at once: it is done, and the reply waits for something without a worker. */
    public void end() {
        synchronized (this) {
            ended = true;
        }
        end.clean();
    }

    /** What is to be done once; does not refer to the request. */
    private static final class Ends {

        private final List<Runnable> all = new ArrayList<>();

        synchronized void add(Runnable end) {
            all.add(end);
        }

        void run() {
            List<Runnable> now;
            synchronized (this) {
                now = List.copyOf(all);
            }
            now.forEach(Runnable::run);
        }
    }
}
