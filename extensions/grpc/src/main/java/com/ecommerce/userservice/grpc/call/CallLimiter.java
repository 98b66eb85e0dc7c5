package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many calls are worked on at once and how many wait for that. A call takes a place, which never waits,
 * {@linkplain #await() awaits} its permit on a thread that may, and leaves.
 */
final class CallLimiter {

    private static final StatusRuntimeException REFUSAL = GrpcErrors.statusOf(
            new DomainException(ErrorCode.RATE_LIMITED, "The server has too many calls to answer. Try again later."));

    private final int maxWorking;
    private final int maxPlaces;
    private final AtomicInteger places = new AtomicInteger();
    private final Semaphore permits;

    /**
     * @param maxWorking at least 1
     * @param maxWaiting 0 or more
     */
    CallLimiter(int maxWorking, int maxWaiting) {
        this.maxWorking = maxWorking;
        this.maxPlaces = maxWorking + maxWaiting;
        // Fair, or calls that wait would starve while new ones keep coming.
        this.permits = new Semaphore(maxWorking, true);
    }

    /** Returns how many calls wait for their permit now. */
    int waiting() {
        return Math.max(0, places.get() - maxWorking);
    }

    /**
     * Takes a place for a call.
     *
     * @throws StatusRuntimeException RESOURCE_EXHAUSTED, for this one call, if there is none
     */
    void enter() {
        if (places.incrementAndGet() > maxPlaces) {
            places.decrementAndGet();
            throw new Refused();
        }
    }

    /**
     * Waits until a call with a place has its permit, but no longer than its client does. A call that gets no permit has
     * lost its place.
     *
     * @throws StatusRuntimeException CANCELLED or DEADLINE_EXCEEDED if nobody waits for the call of this thread any
     *     more, or the server stops
     */
    void await() {
        if (!hasPermit()) {
            places.decrementAndGet();
            Context context = Context.current();
            Status status = context.isCancelled()
                    ? Contexts.statusFromCancelled(context)
                    : Status.CANCELLED.withDescription("The server stops.");
            throw status.asRuntimeException();
        }
    }

    private boolean hasPermit() {
        try {
            // Unlike tryAcquire without time, this does not overtake those that wait.
            return permits.tryAcquire(0, TimeUnit.NANOSECONDS) || Wait.forPermit(permits);
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Ends the work on a call and gives back its permit. */
    void leave() {
        places.decrementAndGet();
        permits.release();
    }

    /** Gives back the place of a call that has not awaited its permit. */
    void withdraw() {
        places.decrementAndGet();
    }

    /** Without a stack trace: to refuse must cost less than to answer. */
    private static final class Refused extends StatusRuntimeException {

        private static final long serialVersionUID = 1L;

        Refused() {
            super(REFUSAL.getStatus(), ownTrailers());
        }

        /** The transport may change those of its call. */
        private static Metadata ownTrailers() {
            Metadata trailers = new Metadata();
            trailers.merge(REFUSAL.getTrailers());
            return trailers;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** The wait of one call for its permit, which ends when its client gives up or its deadline passes. */
    private static final class Wait implements Context.CancellationListener {

        private final Thread thread = Thread.currentThread();
        private boolean over;

        /** Returns whether there is a permit now; false if nobody waits for the call any more. */
        static boolean forPermit(Semaphore permits) {
            Context context = Context.current();
            Wait wait = new Wait();
            context.addListener(wait, Runnable::run);
            try {
                permits.acquire();
                return true;
            } catch (InterruptedException nobodyWaits) {
                return false;
            } finally {
                context.removeListener(wait);
                wait.end();
            }
        }

        @Override
        public synchronized void cancelled(Context context) {
            if (!over) {
                thread.interrupt();
            }
        }

        /** From here on no interrupt comes; one that has come must not reach the work, where it may break JDBC. */
        private synchronized void end() {
            over = true;
            Thread.interrupted();
        }
    }
}
