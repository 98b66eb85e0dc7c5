package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service that works on the threads it is called on, and streams. */
final class BoundedWorkTest extends OverloadTest {

    private static final MethodDescriptor<UserRequest, UserResponse> TALK =
            MethodDescriptor.<UserRequest, UserResponse>newBuilder(
                            ProtoUtils.marshaller(UserRequest.getDefaultInstance()),
                            ProtoUtils.marshaller(UserResponse.getDefaultInstance()))
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                    .setFullMethodName("test.Talk/Talk")
                    .build();

    @Override
    void configure(NettyServerBuilder server, CallWorkers workers) {
        server.addService(ServerInterceptors.intercept(new SlowService(slow), workers.bound()))
                .addService(ServerInterceptors.intercept(new Talk(), workers.bound()));
    }

    @Test
    void givenIdleStreams_whenManyAreOpen_thenTheyAndOthersAreAnswered() throws Exception {
        slow.mayFinish.release(1000);
        List<StreamObserver<UserRequest>> streams = new ArrayList<>();
        BlockingQueue<UserResponse> replies = new LinkedBlockingQueue<>();
        for (int i = 0; i < 20; i++) {
            StreamObserver<UserRequest> stream =
                    ClientCalls.asyncBidiStreamingCall(channel().newCall(TALK, CallOptions.DEFAULT), new Kept(replies));
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
                ClientCalls.asyncBidiStreamingCall(channel().newCall(TALK, CallOptions.DEFAULT), kept);
        stream.onNext(UserRequest.getDefaultInstance());
        assertThat(replies.poll(10, TimeUnit.SECONDS)).isNotNull();
        fill();

        stream.onNext(UserRequest.getDefaultInstance());

        assertThat(kept.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Status.fromThrowable(kept.failure).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(replies).isEmpty();
    }

    private static final class SlowService extends UserServiceGrpc.UserServiceImplBase {

        private final SlowWork slow;

        SlowService(SlowWork slow) {
            this.slow = slow;
        }

        @Override
        public void getUser(UserRequest request, StreamObserver<UserResponse> responses) {
            slow.run();
            responses.onNext(UserResponse.getDefaultInstance());
            responses.onCompleted();
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
