package com.ecommerce.userservice.grpc.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Bounds the work of services that work on the thread of the call, by a {@link CallLimiter}; a call without a permit is
 * RESOURCE_EXHAUSTED at once.
 *
 * <p>What is counted are threads within a service, not open calls: a stream that waits for its client costs a permit only
 * while it works on a message, and a client that opens calls and sends no request takes nothing from others.
 */
final class BoundedWork implements ServerInterceptor {

    private final CallLimiter limiter;

    BoundedWork(CallLimiter limiter) {
        this.limiter = limiter;
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
            limiter.leave();
        }
    }

    /** Takes a permit, waiting for it if need be; otherwise closes the call and returns false. */
    private boolean begin(ClosableCall<?, ?> call) {
        if (call.closed) {
            return false;
        }
        try {
            limiter.enter();
            limiter.await();
            return true;
        } catch (StatusRuntimeException refused) {
            Metadata trailers = refused.getTrailers();
            call.close(refused.getStatus(), trailers == null ? new Metadata() : trailers);
            return false;
        }
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
                    limiter.leave();
                }
            }
        }

        @Override
        public void onHalfClose() {
            if (begin(call)) {
                try {
                    super.onHalfClose();
                } finally {
                    limiter.leave();
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
                    limiter.leave();
                }
            }
        }
    }
}
