package com.ecommerce.userservice.benchmarks;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import com.ecommerce.userservice.benchmarks.data.TestData;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;

/**
 * The gRPC calls that are measured, made by a whole client: it says whether the replies are right, which h2load cannot
 * tell, and how long they are, which h2load can compare.
 */
final class Requests implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    final HealthCheckRequest health = HealthCheckRequest.getDefaultInstance();
    final TokenRequest token;
    final UserRequest user;
    final EmailRequest email;

    private final TestData data;
    private final ManagedChannel channel;

    Requests(int grpcPort, TestData data) {
        this.data = data;
        token = TokenRequest.newBuilder().setToken(data.token()).build();
        user = UserRequest.newBuilder().setUserId(data.user().id()).build();
        email = EmailRequest.newBuilder().setEmail(data.user().email()).build();
        channel = ManagedChannelBuilder.forAddress("localhost", grpcPort)
                .usePlaintext()
                .build();
    }

    HealthCheckResponse health() {
        HealthCheckResponse reply = HealthGrpc.newBlockingStub(channel).check(health);
        require(reply.getStatus() == ServingStatus.SERVING, reply);
        return reply;
    }

    TokenResponse validate() {
        TokenResponse reply = stub().validateToken(token);
        require(reply.getValid() && reply.getUserId().equals(data.user().id()), reply);
        return reply;
    }

    UserResponse user() {
        UserResponse reply = stub().getUser(user);
        require(reply.getUser().getEmail().equals(data.user().email()), reply);
        return reply;
    }

    UserResponse userByEmail() {
        UserResponse reply = stub().getUserByEmail(email);
        require(reply.getUser().getId().equals(data.user().id()), reply);
        return reply;
    }

    /** Makes every call once. */
    void check() {
        health();
        validate();
        user();
        userByEmail();
    }

    /** Names the caller always; only a server that authenticates callers looks. */
    private UserServiceBlockingStub stub() {
        Metadata caller = new Metadata();
        caller.put(AUTHORIZATION, "Bearer " + data.callerToken());
        return UserServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(caller));
    }

    private static void require(boolean right, Object reply) {
        if (!right) {
            throw new IllegalStateException("Not the right reply: " + reply);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
