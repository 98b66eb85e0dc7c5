package com.ecommerce.userservice.it.support.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.User;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A client of the gRPC API, over one connection. */
public final class Grpc implements AutoCloseable {

    private static final Metadata.Key<String> REALM = Metadata.Key.of("x-realm", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TRACEPARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;

    public Grpc(String host, int port) {
        this(ManagedChannelBuilder.forAddress(host, port).usePlaintext().build());
    }

    /** Over a connection of one's own, for example one with TLS. */
    public Grpc(ManagedChannel channel) {
        this.channel = channel;
    }

    /** Returns the connection, for the standard services. */
    public ManagedChannel channel() {
        return channel;
    }

    /** Returns a stub for one call, without {@code x-realm}. */
    public UserServiceBlockingStub stub() {
        return UserServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    /** Returns a stub for one call with {@code x-realm}. */
    public UserServiceBlockingStub stub(String realm) {
        return stubWith(REALM, realm);
    }

    /** Returns a stub for one call with {@code authorization}. */
    public UserServiceBlockingStub stubWithAuthorization(String value) {
        return stubWith(AUTHORIZATION, value);
    }

    /** Returns a stub for one call with {@code authorization} more than once. */
    public UserServiceBlockingStub stubWithAuthorizations(String... values) {
        return stubWith(AUTHORIZATION, values);
    }

    /** Returns a stub for one call that belongs to a trace (W3C Trace Context), with {@code authorization}. */
    public UserServiceBlockingStub stubWithTraceparent(String value, String authorization) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, authorization);
        return stubWith(TRACEPARENT, value).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private UserServiceBlockingStub stubWith(Metadata.Key<String> key, String... values) {
        Metadata headers = new Metadata();
        for (String value : values) {
            headers.put(key, value);
        }
        return stub().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    public User getUser(String id) {
        return stub().getUser(UserRequest.newBuilder().setUserId(id).build()).getUser();
    }

    public User getUserByEmail(String email) {
        return stub().getUserByEmail(EmailRequest.newBuilder().setEmail(email).build())
                .getUser();
    }

    public TokenResponse validate(String token) {
        return validate(stub(), token);
    }

    public TokenResponse validate(UserServiceBlockingStub stub, String token) {
        return stub.validateToken(TokenRequest.newBuilder().setToken(token).build());
    }

    /** Forgets how long it should wait before it connects again, once the server is back. */
    public void reconnect() {
        channel.resetConnectBackoff();
    }

    /** Asserts that a call fails with a status whose details carry the contract's code. */
    public static void assertFails(ThrowingCallable call, Status.Code status, String reason) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(failure).as("the call's failure").isNotNull();
        assertThat(failure.getStatus().getCode()).as("%s", failure).isEqualTo(status);
        ErrorInfo info = errorInfo(failure);
        assertThat(info.getReason()).isEqualTo(reason);
        assertThat(info.getDomain()).isEqualTo("user.v1");
    }

    /** Returns the status of a call that fails before it reaches a service of ours. */
    public static Status.Code statusOf(ThrowingCallable call) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(failure).as("the call's failure").isNotNull();
        return failure.getStatus().getCode();
    }

    private static ErrorInfo errorInfo(StatusRuntimeException failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        assertThat(status).as("google.rpc.Status of %s", failure).isNotNull();
        for (Any detail : status.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                try {
                    return detail.unpack(ErrorInfo.class);
                } catch (InvalidProtocolBufferException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError("No ErrorInfo in " + status);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
