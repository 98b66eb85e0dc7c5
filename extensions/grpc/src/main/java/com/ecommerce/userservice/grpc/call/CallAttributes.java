package com.ecommerce.userservice.grpc.call;

import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.util.Iterator;

/**
 * What a call says about itself besides its message.
 *
 * @param method full name of the method, for example {@code user.v1.UserService/GetUser}
 * @param realm value of the metadata key {@code x-realm}; null without it
 * @param authorization value of the metadata key {@code authorization}; null without it, or with several
 * @param remote where the call comes from; null where the transport has no such address
 * @param callerMustProveItself whether the server serves authenticated callers only
 */
record CallAttributes(
        String method, String realm, String authorization, InetSocketAddress remote, boolean callerMustProveItself) {

    static final Context.Key<CallAttributes> KEY = Context.key("call-attributes");

    private static final Metadata.Key<String> REALM = Metadata.Key.of("x-realm", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    static CallAttributes of(ServerCall<?, ?> call, Metadata headers, boolean callerMustProveItself) {
        return new CallAttributes(
                call.getMethodDescriptor().getFullMethodName(),
                headers.get(REALM),
                only(headers.getAll(AUTHORIZATION)),
                call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress address
                        ? address
                        : null,
                callerMustProveItself);
    }

    /** Several are as good as none, as at Keycloak's own endpoints: which one a proxy has looked at is not known. */
    private static String only(Iterable<String> values) {
        if (values == null) {
            return null;
        }
        Iterator<String> iterator = values.iterator();
        String first = iterator.next();
        return iterator.hasNext() ? null : first;
    }

    /** Leaves out the token, so that it does not reach a log. */
    @Override
    public String toString() {
        return "CallAttributes[" + method + "]";
    }
}
