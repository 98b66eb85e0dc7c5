package com.ecommerce.userservice.it.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class StandardServicesIT {

    private final Grpc grpc = TestEnvironment.grpc();

    @Test
    void givenRunningServer_whenHealthIsChecked_thenServing() {
        for (String service : List.of("", "user.v1.UserService")) {
            HealthCheckResponse reply = HealthGrpc.newBlockingStub(grpc.channel())
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.newBuilder().setService(service).build());

            assertThat(reply.getStatus()).as(service).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void givenDevelopmentMode_whenReflectionIsAsked_thenItListsTheService() throws Exception {
        CompletableFuture<ServerReflectionResponse> reply = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> request = ServerReflectionGrpc.newStub(grpc.channel())
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .serverReflectionInfo(new First<>(reply));
        request.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        request.onCompleted();

        assertThat(reply.get(10, TimeUnit.SECONDS).getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains("user.v1.UserService", "grpc.health.v1.Health");
    }

    @Test
    void givenUnknownMethod_whenCalled_thenUnimplemented() {
        var marshaller = ProtoUtils.marshaller(HealthCheckRequest.getDefaultInstance());
        MethodDescriptor<HealthCheckRequest, HealthCheckRequest> unknown =
                MethodDescriptor.<HealthCheckRequest, HealthCheckRequest>newBuilder(marshaller, marshaller)
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName("user.v1.UserService/DeleteUser")
                        .build();

        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        grpc.channel(),
                        unknown,
                        CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
                        HealthCheckRequest.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
    }

    /** Completes with the first message of a stream. */
    private record First<T>(CompletableFuture<T> future) implements StreamObserver<T> {

        @Override
        public void onNext(T message) {
            future.complete(message);
        }

        @Override
        public void onError(Throwable failure) {
            future.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            future.completeExceptionally(new AssertionError("The stream was empty"));
        }
    }
}
