package com.ecommerce.userservice.grpc.call;

import io.grpc.MethodDescriptor.Marshaller;
import java.io.InputStream;

/**
 * Hands messages on as the streams that they come and go as, so that requests are parsed inside of the interceptors. As
 * {@code ServerInterceptors.useInputStreamMessages}, but without its copy of every message: nobody here reads a stream
 * twice, or later.
 */
enum PassThroughMarshaller implements Marshaller<InputStream> {
    INSTANCE;

    @Override
    public InputStream stream(InputStream message) {
        return message;
    }

    @Override
    public InputStream parse(InputStream stream) {
        return stream;
    }
}
