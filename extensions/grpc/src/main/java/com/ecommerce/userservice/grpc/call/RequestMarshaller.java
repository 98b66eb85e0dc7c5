package com.ecommerce.userservice.grpc.call;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/**
 * Reads requests; null stands for bytes that are not the message of the method. What a marshaller throws never reaches
 * an interceptor: gRPC answers UNKNOWN and logs a stack trace, which anybody could provoke.
 */
record RequestMarshaller<Q>(Marshaller<Q> delegate) implements Marshaller<Q> {

    @Override
    public InputStream stream(Q request) {
        return delegate.stream(request);
    }

    @Override
    public Q parse(InputStream stream) {
        try {
            return delegate.parse(stream);
        } catch (StatusRuntimeException malformed) {
            return null;
        }
    }
}
