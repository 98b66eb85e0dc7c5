package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Ends a call with the status that {@link GrpcErrors} has for what its service threw or gave to {@code onError}. */
final class ErrorInterceptor implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ErrorMappingCall<Q, R> mapped = new ErrorMappingCall<>(call);
        try {
            return new ErrorMappingListener<>(next.startCall(mapped, headers), mapped);
        } catch (RuntimeException | Error failure) {
            mapped.fail(failure);
            return new ServerCall.Listener<>() {};
        }
    }

    private static final class ErrorMappingCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

        private volatile boolean closed;

        ErrorMappingCall(ServerCall<Q, R> delegate) {
            super(delegate);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            // UNKNOWN with a cause is how the stub reports an exception that carries no status.
            if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
                fail(status.getCause());
            } else {
                closed = true;
                super.close(status, trailers);
            }
        }

        void fail(Throwable failure) {
            StatusRuntimeException mapped = GrpcErrors.statusOf(failure);
            if (closed) {
                return;
            }
            closed = true;
            Metadata trailers = mapped.getTrailers();
            super.close(mapped.getStatus(), trailers == null ? new Metadata() : trailers);
        }
    }

    private static final class ErrorMappingListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final ErrorMappingCall<?, ?> call;
        private boolean messageSeen;

        ErrorMappingListener(ServerCall.Listener<Q> delegate, ErrorMappingCall<?, ?> call) {
            super(delegate);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            if (call.closed) {
                return;
            }
            if (messageSeen && wantsOneMessage()) {
                call.fail(new DomainException(ErrorCode.MALFORMED_BODY, "This method takes one message."));
                return;
            }
            messageSeen = true;
            try {
                super.onMessage(message);
            } catch (RuntimeException | Error failure) {
                call.fail(failure);
            }
        }

        @Override
        public void onHalfClose() {
            if (call.closed) {
                return;
            }
            // The stub would call it an internal error.
            if (!messageSeen && wantsOneMessage()) {
                call.fail(new DomainException(ErrorCode.MALFORMED_BODY, "The message is missing."));
                return;
            }
            try {
                super.onHalfClose();
            } catch (RuntimeException | Error failure) {
                call.fail(failure);
            }
        }

        private boolean wantsOneMessage() {
            return call.getMethodDescriptor().getType().clientSendsOneMessage();
        }
    }
}
