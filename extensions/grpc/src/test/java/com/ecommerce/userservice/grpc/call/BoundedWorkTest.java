package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two calls may work and one may wait; {@code GetUser} works until it is let go. */
class BoundedWorkTest {

    private static final MethodDescriptor<UserRequest, UserResponse> TALK =
            MethodDescriptor.<UserRequest, UserResponse>newBuilder(
                            ProtoUtils.marshaller(UserRequest.getDefaultInstance()),
                            ProtoUtils.marshaller(UserResponse.getDefaultInstance()))
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                    .setFullMethodName("test.Talk/Talk")
                    .build();

    private final SlowService service = new SlowService();
    private final BoundedWork bound = new BoundedWork(2, 1);
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forPort(0)
                .addService(ServerInterceptors.intercept(service, bound))
                .addService(ServerInterceptors.intercept(new Talk(), bound))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.mayFinish.release(1000);
        channel.shutdownNow();
        server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
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
        assertThat(service.most).hasValue(2);
    }

    @Test
    void givenOverload_whenItIsOver_thenThoseWhoWaitedAndNewOnesAreAnswered() throws Exception {
        List<Future<UserResponse>> calls = fill();
        assertThatThrownBy(this::call).isInstanceOf(StatusRuntimeException.class);

        service.mayFinish.release(1000);

        for (Future<UserResponse> call : calls) {
            assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(UserResponse.getDefaultInstance());
        }
        for (int i = 0; i < 20; i++) {
            assertThat(call()).isEqualTo(UserResponse.getDefaultInstance());
        }
        assertThat(service.most).hasValue(2);
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
        assertThat(service.entered).hasValue(3);
    }

    @Test
    void givenWaitingCall_whenItsClientGivesUp_thenItLeavesWithoutWork() throws Exception {
        List<Future<UserResponse>> calls = fill();

        calls.get(2).cancel(true);

        assertPlaceIsFreeAgain();
        assertThat(service.entered).hasValue(3);
        assertThat(service.interrupted).hasValue(0);
    }

    @Test
    void givenCallsWithoutARequest_whenManyAreOpen_thenOthersAreAnswered() {
        service.mayFinish.release(1000);
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

    @Test
    void givenIdleStreams_whenManyAreOpen_thenTheyAndOthersAreAnswered() throws Exception {
        service.mayFinish.release(1000);
        List<StreamObserver<UserRequest>> streams = new ArrayList<>();
        BlockingQueue<UserResponse> replies = new LinkedBlockingQueue<>();
        for (int i = 0; i < 20; i++) {
            StreamObserver<UserRequest> stream =
                    ClientCalls.asyncBidiStreamingCall(channel.newCall(TALK, CallOptions.DEFAULT), new Kept(replies));
            stream.onNext(UserRequest.getDefaultInstance());
            assertThat(replies.poll(10, TimeUnit.SECONDS)).isNotNull();
            streams.add(stream);
        }

        assertThat(call()).isEqualTo(UserResponse.getDefaultInstance());
        for (StreamObserver<UserRequest> stream : streams) {
            stream.onNext(UserRequest.getDefaultInstance());
            assertThat(replies.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void givenOverload_whenAnOpenStreamSendsAMessage_thenItIsRefused() throws Exception {
        BlockingQueue<UserResponse> replies = new LinkedBlockingQueue<>();
        Kept kept = new Kept(replies);
        StreamObserver<UserRequest> stream =
                ClientCalls.asyncBidiStreamingCall(channel.newCall(TALK, CallOptions.DEFAULT), kept);
        stream.onNext(UserRequest.getDefaultInstance());
        assertThat(replies.poll(10, TimeUnit.SECONDS)).isNotNull();
        fill();

        stream.onNext(UserRequest.getDefaultInstance());

        assertThat(kept.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Status.fromThrowable(kept.failure).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(replies).isEmpty();
    }

    private UserResponse call() {
        return UserServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .getUser(UserRequest.getDefaultInstance());
    }

    private Future<UserResponse> callInBackground() {
        return UserServiceGrpc.newFutureStub(channel).getUser(UserRequest.getDefaultInstance());
    }

    private List<Future<UserResponse>> twoWork() throws InterruptedException {
        List<Future<UserResponse>> calls = new ArrayList<>(List.of(callInBackground(), callInBackground()));
        assertThat(service.working.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        return calls;
    }

    /** Returns two calls that work and one that waits. */
    private List<Future<UserResponse>> fill() throws Exception {
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
        service.mayFinish.release(1000);
        assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(UserResponse.getDefaultInstance());
    }

    /** The server hears of a call, and of its end, a moment after the client. */
    private void awaitWaiting(int calls) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (bound.waiting() != calls) {
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

    private static final class SlowService extends UserServiceGrpc.UserServiceImplBase {

        private final Semaphore working = new Semaphore(0);
        private final Semaphore mayFinish = new Semaphore(0);
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger entered = new AtomicInteger();
        private final AtomicInteger interrupted = new AtomicInteger();

        @Override
        public void getUser(UserRequest request, StreamObserver<UserResponse> responses) {
            entered.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            working.release();
            try {
                mayFinish.acquire();
            } catch (InterruptedException notAllowed) {
                interrupted.incrementAndGet();
            }
            now.decrementAndGet();
            responses.onNext(UserResponse.getDefaultInstance());
            responses.onCompleted();
        }

        @Override
        public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
            throw new UnsupportedOperationException();
        }
    }

    /** Answers each message of a stream. */
    private static final class Talk implements BindableService {

        @Override
        public ServerServiceDefinition bindService() {
            return ServerServiceDefinition.builder("test.Talk")
                    .addMethod(TALK, ServerCalls.asyncBidiStreamingCall(Echo::new))
                    .build();
        }
    }

    private record Echo(StreamObserver<UserResponse> responses) implements StreamObserver<UserRequest> {

        @Override
        public void onNext(UserRequest request) {
            responses.onNext(UserResponse.getDefaultInstance());
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
            responses.onCompleted();
        }
    }

    private static final class Kept implements StreamObserver<UserResponse> {

        private final BlockingQueue<UserResponse> replies;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Throwable failure;

        Kept(BlockingQueue<UserResponse> replies) {
            this.replies = replies;
        }

        @Override
        public void onNext(UserResponse reply) {
            replies.add(reply);
        }

        @Override
        public void onError(Throwable problem) {
            failure = problem;
            ended.countDown();
        }

        @Override
        public void onCompleted() {
            ended.countDown();
        }
    }
}
