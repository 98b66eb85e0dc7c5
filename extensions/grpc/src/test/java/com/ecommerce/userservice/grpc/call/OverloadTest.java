package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two calls may work and one may wait; {@code GetUser} works until it is let go. */
abstract class OverloadTest {

    final SlowWork slow = new SlowWork();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CallWorkers workers = new CallWorkers(threads, 2, 1);
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forPort(0);
        configure(builder, workers);
        server = builder.build().start();
        channel = NettyChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() throws InterruptedException {
        slow.mayFinish.release(1000);
        channel.shutdownNow();
        server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        threads.shutdown();
    }

    /** Adds a {@code UserService} that does {@link #slow} work within the bounds of the workers. */
    abstract void configure(NettyServerBuilder server, CallWorkers workers);

    final Channel channel() {
        return channel;
    }

    @Test
    void givenWorkAndWaitAreFull_whenCalled_thenRefusedAtOnceWithRetryInfo() throws Exception {
        fill();

        assertThatThrownBy(this::call).satisfies(failure -> {
            assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            List<Any> details = StatusProto.fromThrowable(failure).getDetailsList();
            assertThat(details.get(0).unpack(ErrorInfo.class).getReason()).isEqualTo("rate_limited");
            assertThat(details.get(1).unpack(RetryInfo.class).getRetryDelay().getSeconds())
                    .isEqualTo(1);
        });
        assertThat(slow.most).hasValue(2);
    }

    @Test
    void givenOverload_whenItIsOver_thenThoseWhoWaitedAndNewOnesAreAnswered() throws Exception {
        List<Future<UserResponse>> calls = fill();
        assertThatThrownBy(this::call).isInstanceOf(StatusRuntimeException.class);

        slow.mayFinish.release(1000);

        for (Future<UserResponse> call : calls) {
            assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(UserResponse.getDefaultInstance());
        }
        for (int i = 0; i < 20; i++) {
            assertThat(call()).isEqualTo(UserResponse.getDefaultInstance());
        }
        assertThat(slow.most).hasValue(2);
    }

    @Test
    void givenWaitingCall_whenItsDeadlinePasses_thenItLeavesWithoutWork() throws Exception {
        twoWork();
        Future<UserResponse> late = UserServiceGrpc.newFutureStub(channel)
                .withDeadlineAfter(2, TimeUnit.SECONDS)
                .getUser(UserRequest.getDefaultInstance());
        awaitWaiting(1);

        assertFails(late, Status.Code.DEADLINE_EXCEEDED);

        assertPlaceIsFreeAgain();
        assertThat(slow.entered).hasValue(3);
    }

    @Test
    void givenWaitingCall_whenItsClientGivesUp_thenItLeavesWithoutWork() throws Exception {
        List<Future<UserResponse>> calls = fill();

        calls.get(2).cancel(true);

        assertPlaceIsFreeAgain();
        assertThat(slow.entered).hasValue(3);
        assertThat(slow.interrupted).hasValue(0);
    }

    @Test
    void givenCallsWithoutARequest_whenManyAreOpen_thenOthersAreAnswered() {
        slow.mayFinish.release(1000);
        List<ClientCall<UserRequest, UserResponse>> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ClientCall<UserRequest, UserResponse> call =
                    channel.newCall(UserServiceGrpc.getGetUserMethod(), CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {}, new Metadata());
            call.request(1);
            open.add(call);
        }

        for (int i = 0; i < 20; i++) {
            assertThat(call()).isEqualTo(UserResponse.getDefaultInstance());
        }
        open.forEach(call -> call.cancel("The test is over.", null));
    }

    final UserResponse call() {
        return UserServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .getUser(UserRequest.getDefaultInstance());
    }

    private Future<UserResponse> callInBackground() {
        return UserServiceGrpc.newFutureStub(channel).getUser(UserRequest.getDefaultInstance());
    }

    private List<Future<UserResponse>> twoWork() throws InterruptedException {
        List<Future<UserResponse>> calls = new ArrayList<>(List.of(callInBackground(), callInBackground()));
        assertThat(slow.working.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        return calls;
    }

    /** Returns two calls that work and one that waits. */
    final List<Future<UserResponse>> fill() throws Exception {
        List<Future<UserResponse>> calls = twoWork();
        calls.add(callInBackground());
        awaitWaiting(1);
        return calls;
    }

    /** One more may wait, and it is worked on once there is a turn. */
    private void assertPlaceIsFreeAgain() throws Exception {
        awaitWaiting(0);
        Future<UserResponse> next = callInBackground();
        awaitWaiting(1);
        slow.mayFinish.release(1000);
        assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(UserResponse.getDefaultInstance());
    }

    /** The server hears of a call, and of its end, a moment after the client. */
    private void awaitWaiting(int calls) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (workers.waiting() != calls) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void assertFails(Future<?> call, Status.Code code) {
        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                .cause()
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(code);
    }
}
