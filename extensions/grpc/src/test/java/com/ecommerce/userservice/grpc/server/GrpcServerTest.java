package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.userservice.grpc.observation.CallObservation;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcServerTest {

    private final BlockingService service = new BlockingService();
    private GrpcServer server;
    private ManagedChannel channel;

    @AfterEach
    void stop() {
        service.mayFinish.countDown();
        if (channel != null) {
            channel.shutdownNow();
        }
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void givenStartedServer_whenHealthIsAsked_thenServerAndServiceServe() {
        start(10_000, false);

        assertThat(health("")).isEqualTo(ServingStatus.SERVING);
        assertThat(health("user.v1.UserService")).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void givenShutdownAnnounced_whenCalled_thenNotServingButAnswered() {
        start(10_000, false);

        server.reportNotServing();

        assertThat(health("")).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(health("user.v1.UserService")).isEqualTo(ServingStatus.NOT_SERVING);
        service.mayFinish.countDown();
        assertThat(UserServiceGrpc.newBlockingStub(channel).getUserByEmail(EmailRequest.getDefaultInstance()))
                .isEqualTo(UserResponse.getDefaultInstance());
    }

    @Test
    void givenCallInFlight_whenStopped_thenItFinishesWithinTheGrace() throws Exception {
        start(10_000, false);
        Future<UserResponse> call = callInFlight();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
        assertThatThrownBy(() -> stopped.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        service.mayFinish.countDown();

        assertThat(call.get(5, TimeUnit.SECONDS)).isEqualTo(UserResponse.getDefaultInstance());
        stopped.get(5, TimeUnit.SECONDS);
    }

    @Test
    void givenCallThatOutlivesTheGrace_whenStopped_thenItIsCutOff() throws Exception {
        start(100, false);
        Future<UserResponse> call = callInFlight();

        CompletableFuture.runAsync(server::stop).get(5, TimeUnit.SECONDS);

        assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.CANCELLED);
    }

    @Test
    void givenTakenPort_whenStarted_thenOneSentenceNamesAddressAndOption() {
        start(10_000, false);
        int port = port();

        assertThatThrownBy(() ->
                        GrpcServer.start(config(port, 10_000, false), workers -> List.of(), CallObservation.none()))
                .isInstanceOf(GrpcStartException.class)
                .hasMessageStartingWith("gRPC cannot listen on localhost:" + port + " (")
                .hasMessageContaining("--spi-grpc-server--default--port")
                .hasNoCause();
    }

    @Test
    void givenForeignAddress_whenStarted_thenOneSentenceNamesAddressAndOption() {
        GrpcServerConfig config = TestConfig.of(Map.of("host", "192.0.2.1"));

        assertThatThrownBy(() -> GrpcServer.start(config, workers -> List.of(), CallObservation.none()))
                .isInstanceOf(GrpcStartException.class)
                .hasMessageStartingWith("gRPC cannot listen on 192.0.2.1:0 (")
                .hasMessageContaining("--spi-grpc-server--default--host");
    }

    @Test
    void givenReflectionOff_whenAsked_thenUnimplemented() {
        start(10_000, false);

        assertThatThrownBy(this::reflectedServices)
                .cause()
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void givenReflectionOn_whenAsked_thenServicesAreListed() throws Exception {
        start(10_000, true);

        assertThat(reflectedServices().getListServicesResponse().getServiceList())
                .extracting(io.grpc.reflection.v1.ServiceResponse::getName)
                .contains("user.v1.UserService", "grpc.health.v1.Health");
    }

    @Test
    void givenRequestOverTheLimit_whenCalled_thenResourceExhausted() {
        start(10_000, false);
        EmailRequest request =
                EmailRequest.newBuilder().setEmail("x".repeat(2000)).build();

        assertThatThrownBy(() -> UserServiceGrpc.newBlockingStub(channel).getUserByEmail(request))
                .isInstanceOf(StatusRuntimeException.class)
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void givenTwoServicesOfOneName_whenCollected_thenRefused() {
        HostedService hosted = new HostedService(service.bindService(), false);

        assertThatThrownBy(() -> GrpcServices.requireDistinctNames(List.of(hosted, hosted)))
                .isInstanceOf(GrpcStartException.class)
                .hasMessageContaining("user.v1.UserService");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenCalled_thenOnlyServicesThatHandOverAreOnTheThreadsOfTheNetwork(boolean handsOver) {
        start(10_000, false, handsOver);
        service.mayFinish.countDown();

        UserServiceGrpc.newBlockingStub(channel).getUserByEmail(EmailRequest.getDefaultInstance());

        assertThat(service.thread.getName().contains("-worker-ELG")).isEqualTo(handsOver);
    }

    private void start(int shutdownGraceMillis, boolean reflection) {
        start(shutdownGraceMillis, reflection, false);
    }

    private void start(int shutdownGraceMillis, boolean reflection, boolean handsOver) {
        server = GrpcServer.start(
                config(0, shutdownGraceMillis, reflection),
                workers -> List.of(new HostedService(service.bindService(), handsOver)),
                CallObservation.none());
        channel = NettyChannelBuilder.forAddress("localhost", port())
                .usePlaintext()
                .build();
    }

    private static GrpcServerConfig config(int port, int shutdownGraceMillis, boolean reflection) {
        return TestConfig.of(Map.of(
                "port", String.valueOf(port),
                "shutdown-grace-millis", String.valueOf(shutdownGraceMillis),
                "reflection", String.valueOf(reflection),
                "max-inbound-message-bytes", "1024"));
    }

    private int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    private ServingStatus health(String name) {
        return HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.newBuilder().setService(name).build())
                .getStatus();
    }

    private Future<UserResponse> callInFlight() throws InterruptedException {
        Future<UserResponse> call =
                UserServiceGrpc.newFutureStub(channel).getUserByEmail(EmailRequest.getDefaultInstance());
        assertThat(service.started.await(5, TimeUnit.SECONDS)).isTrue();
        return call;
    }

    private ServerReflectionResponse reflectedServices() throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> requests = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {}
                });
        requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        requests.onCompleted();
        return answer.get(5, TimeUnit.SECONDS);
    }

    private static final class BlockingService extends UserServiceGrpc.UserServiceImplBase {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch mayFinish = new CountDownLatch(1);
        private volatile Thread thread;

        @Override
        public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
            thread = Thread.currentThread();
            started.countDown();
            try {
                mayFinish.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            responses.onNext(UserResponse.getDefaultInstance());
            responses.onCompleted();
        }
    }
}
