package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A service on the threads of the network, which hands its work over. */
final class CallWorkersTest extends OverloadTest {

    private final AtomicReference<Thread> network = new AtomicReference<>();
    private final AtomicReference<Thread> worker = new AtomicReference<>();

    @Override
    void configure(NettyServerBuilder server, CallWorkers workers) {
        server.directExecutor().addService(new HandingOver(workers));
    }

    @Test
    void givenOverload_whenCallNeedsNoWork_thenAnswered() throws Exception {
        fill();

        TokenResponse answer = UserServiceGrpc.newBlockingStub(channel())
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .validateToken(TokenRequest.getDefaultInstance());

        assertThat(answer).isEqualTo(TokenResponse.getDefaultInstance());
    }

    @Test
    void whenCalled_thenWorkIsDoneOnAnotherThreadInTheContextOfTheCall() {
        slow.mayFinish.release();

        UserServiceGrpc.newBlockingStub(channel())
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .getUser(UserRequest.newBuilder().setUserId("deadline").build());

        assertThat(worker.get()).isNotEqualTo(network.get());
    }

    @Test
    void whenWorkThrows_thenTheClientHearsAndTheTurnIsFree() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> UserServiceGrpc.newBlockingStub(channel())
                            .withDeadlineAfter(10, TimeUnit.SECONDS)
                            .getUserByEmail(EmailRequest.getDefaultInstance()))
                    .extracting(failure -> Status.fromThrowable(failure).getCode())
                    .isEqualTo(Status.Code.DATA_LOSS);
        }
    }

    private final class HandingOver extends UserServiceGrpc.UserServiceImplBase {

        private final CallWorkers workers;

        HandingOver(CallWorkers workers) {
            this.workers = workers;
        }

        @Override
        public void getUser(UserRequest request, StreamObserver<UserResponse> responses) {
            network.set(Thread.currentThread());
            Deadline deadline = Context.current().getDeadline();
            handOver(responses, () -> {
                worker.set(Thread.currentThread());
                assertThat(Context.current().getDeadline()).isEqualTo(deadline);
                slow.run();
                responses.onNext(UserResponse.getDefaultInstance());
                responses.onCompleted();
            });
        }

        @Override
        public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
            handOver(responses, () -> {
                throw Status.DATA_LOSS.asRuntimeException();
            });
        }

        @Override
        public void validateToken(TokenRequest request, StreamObserver<TokenResponse> responses) {
            responses.onNext(TokenResponse.getDefaultInstance());
            responses.onCompleted();
        }

        private void handOver(StreamObserver<?> responses, Runnable work) {
            try {
                workers.work(responses, work);
            } catch (StatusRuntimeException refused) {
                responses.onError(refused);
            }
        }
    }
}
