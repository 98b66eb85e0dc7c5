package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many calls are worked on at once and how many wait for that; further ones are RESOURCE_EXHAUSTED at once.
 *
 * <p>What is counted are threads within a service, not open calls: a stream that waits for its client costs a turn only
 * while it works on a message, and a client that opens calls and sends no request takes nothing from others.
 */
public final class BoundedWork implements ServerInterceptor {

    /** Made once: to refuse must cost less than to answer. */
    private static final StatusRuntimeException REFUSAL = GrpcErrors.statusOf(
            new DomainException(ErrorCode.RATE_LIMITED, "The server has too many calls to answer. Try again later."));

    private final Semaphore turns;
    private final int maxWaiting;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * Makes a bound for all services that it is put around.
     *
     * @param maxWorking at least 1
     * @param maxWaiting 0 or more
     */
    public BoundedWork(int maxWorking, int maxWaiting) {
        // Fair, or calls that wait would starve while new ones keep coming.
        this.turns = new Semaphore(maxWorking, true);
        this.maxWaiting = maxWaiting;
    }

    /** Returns how many calls wait for their turn now. */
    public int waiting() {
        return waiting.get();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ClosableCall<Q, R> closable = new ClosableCall<>(call);
        if (!begin(closable)) {
            return new ServerCall.Listener<>() {};
        }
        try {
            return new BoundedListener<>(next.startCall(closable, headers), closable);
        } finally {
            turns.release();
        }
    }

    /** Takes a turn, waiting for it if need be; otherwise closes the call and returns false. */
    private boolean begin(ClosableCall<?, ?> call) {
        if (call.closed) {
            return false;
        }
        try {
            // Unlike tryAcquire without time, this does not overtake those that wait.
            if (turns.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException stopped) {
            return giveUp(call);
        }
        try {
            if (waiting.incrementAndGet() > maxWaiting) {
                call.close(REFUSAL.getStatus(), copyOf(REFUSAL.getTrailers()));
                return false;
            }
            return Turn.await(turns) || giveUp(call);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static boolean giveUp(ClosableCall<?, ?> call) {
        Context context = Context.current();
        Status status = context.isCancelled()
                ? Contexts.statusFromCancelled(context)
                : Status.CANCELLED.withDescription("The server stops.");
        call.close(status, new Metadata());
        return false;
    }

    private static Metadata copyOf(Metadata trailers) {
        Metadata copy = new Metadata();
        copy.merge(trailers);
        return copy;
    }

    /** Remembers that it was closed: closing a call twice is an error. */
    private static final class ClosableCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

        private volatile boolean closed;

        ClosableCall(ServerCall<Q, R> delegate) {
            super(delegate);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            closed = true;
            super.close(status, trailers);
        }
    }

    private final class BoundedListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final ClosableCall<Q, ?> call;
        private final boolean worksOnMessages;
        private final boolean worksWhenReady;

        BoundedListener(ServerCall.Listener<Q> delegate, ClosableCall<Q, ?> call) {
            super(delegate);
            this.call = call;
            // The message of a unary request is only kept; the work begins when the client has sent it all.
            this.worksOnMessages = !call.getMethodDescriptor().getType().clientSendsOneMessage();
            this.worksWhenReady = !call.getMethodDescriptor().getType().serverSendsOneMessage();
        }

        @Override
        public void onMessage(Q message) {
            if (!worksOnMessages) {
                super.onMessage(message);
            } else if (begin(call)) {
                try {
                    super.onMessage(message);
                } finally {
                    turns.release();
                }
            }
        }

        @Override
        public void onHalfClose() {
            if (begin(call)) {
                try {
                    super.onHalfClose();
                } finally {
                    turns.release();
                }
            }
        }

        @Override
        public void onReady() {
            if (!worksWhenReady) {
                super.onReady();
            } else if (begin(call)) {
                try {
                    super.onReady();
                } finally {
                    turns.release();
                }
            }
        }
    }

    /** The wait of one call for its turn, which ends when its client gives up or its deadline passes. */
    private static final class Turn implements Context.CancellationListener {

        private final Thread thread = Thread.currentThread();
        private boolean over;

        /** Returns whether there is a turn now; false if nobody waits for the call any more. */
        static boolean await(Semaphore turns) {
            Context context = Context.current();
            Turn turn = new Turn();
            context.addListener(turn, Runnable::run);
            try {
                turns.acquire();
                return true;
            } catch (InterruptedException nobodyWaits) {
                return false;
            } finally {
                context.removeListener(turn);
                turn.end();
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
