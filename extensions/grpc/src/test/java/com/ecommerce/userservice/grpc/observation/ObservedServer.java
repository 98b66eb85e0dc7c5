package com.ecommerce.userservice.grpc.observation;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A server under observation, whose {@code GetUserByEmail} ends as the test says, and a client of it. */
final class ObservedServer implements AutoCloseable {

    private final Server server;
    private final ManagedChannel channel;

    /** @param outcome how calls end; asked while the service works */
    ObservedServer(CallObservation observation, Supplier<Status> outcome) throws IOException {
        ServerServiceDefinition service = new Service(outcome).bindService();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress("localhost", 0))
                .addService(service)
                .addService(new HealthStatusManager().getHealthService());
        observation.attachTo(builder, List.of(service));
        server = builder.build().start();
        channel = NettyChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    Status call(Metadata headers) {
        try {
            UserServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .getUserByEmail(EmailRequest.getDefaultInstance());
            return Status.OK;
        } catch (StatusRuntimeException failure) {
            return failure.getStatus();
        }
    }

    void checkHealth() {
        HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
    }

    Status callInvented(String fullMethodName) {
        try {
            ClientCalls.blockingUnaryCall(
                    channel,
                    UserServiceGrpc.getGetUserByEmailMethod().toBuilder()
                            .setFullMethodName(fullMethodName)
                            .build(),
                    CallOptions.DEFAULT,
                    EmailRequest.getDefaultInstance());
            return Status.OK;
        } catch (StatusRuntimeException failure) {
            return failure.getStatus();
        }
    }

    /** Ends the server; afterwards every call has been seen to its end. */
    @Override
    public void close() throws InterruptedException {
        channel.shutdown();
        server.shutdown();
        if (!server.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server did not end");
        }
    }

    private static final class Service extends UserServiceGrpc.UserServiceImplBase {

        private final Supplier<Status> outcome;

        Service(Supplier<Status> outcome) {
            this.outcome = outcome;
        }

        @Override
        public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
            Status status = outcome.get();
            if (status.isOk()) {
                responses.onNext(UserResponse.getDefaultInstance());
                responses.onCompleted();
            } else {
                responses.onError(status.asRuntimeException());
            }
        }
    }
}
