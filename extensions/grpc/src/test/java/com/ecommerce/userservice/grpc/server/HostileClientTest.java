package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.userservice.grpc.call.CallerProof;
import com.ecommerce.userservice.grpc.call.GuardedService;
import com.ecommerce.userservice.grpc.call.SessionCall;
import com.ecommerce.userservice.grpc.observation.CallObservation;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostileClientTest {

    /** By default 200 in ten seconds, and two more for the call. */
    private static final int OVER_THE_LIMIT = 205;

    private static final String METHOD = "user.v1.UserService/GetUserByEmail";
    private static final String ENHANCE_YOUR_CALM = "11 ";
    private static final String PROTOCOL_ERROR = "1 ";
    private static final String NO_ERROR = "0 ";

    private GrpcServer server;
    private ManagedChannel channel;

    @AfterEach
    void stop() {
        if (channel != null) {
            channel.shutdownNow();
        }
        server.stop();
    }

    @Test
    void givenRapidResets_whenOverTheLimit_thenOnlyThatConnectionIsClosed() throws Exception {
        start(Map.of("max-resets-per-window", "200"));
        call(channel);
        try (RawHttp2 hostile = new RawHttp2(port())) {
            hostile.sendPreface();

            reset(hostile, 10_000);

            assertThat(hostile.awaitClose()).startsWith(ENHANCE_YOUR_CALM);
        }
        assertThat(channel.getState(false)).isEqualTo(ConnectivityState.READY);
        assertThatCode(() -> call(channel)).doesNotThrowAnyException();
    }

    @Test
    void givenResets_whenWithinTheLimit_thenTheConnectionStays() throws Exception {
        start(Map.of("max-resets-per-window", "200", "connection-idle-seconds", "1"));
        try (RawHttp2 client = new RawHttp2(port())) {
            client.sendPreface();

            reset(client, 190);

            assertThat(client.awaitClose()).isEqualTo(NO_ERROR + "max_idle");
        }
    }

    @Test
    void givenFloodOfSettings_whenOverTheLimit_thenOnlyThatConnectionIsClosed() throws Exception {
        start(Map.of());
        call(channel);
        try (RawHttp2 hostile = new RawHttp2(port())) {
            hostile.sendPreface();

            hostile.sendSettings(OVER_THE_LIMIT);

            assertThat(hostile.awaitClose()).startsWith(ENHANCE_YOUR_CALM);
        }
        assertThatCode(() -> call(channel)).doesNotThrowAnyException();
    }

    @Test
    void givenFloodOfEmptyData_whenOverTheLimit_thenOnlyThatConnectionIsClosed() throws Exception {
        start(Map.of());
        call(channel);
        try (RawHttp2 hostile = new RawHttp2(port())) {
            hostile.sendPreface();
            hostile.open(1, METHOD);

            hostile.sendEmptyData(1, OVER_THE_LIMIT);

            assertThat(hostile.awaitClose()).startsWith(ENHANCE_YOUR_CALM);
        }
        assertThatCode(() -> call(channel)).doesNotThrowAnyException();
    }

    @Test
    void givenFewSettings_whenWithinTheLimit_thenTheConnectionStays() throws Exception {
        start(Map.of("connection-idle-seconds", "1"));
        try (RawHttp2 client = new RawHttp2(port())) {
            client.sendPreface();

            client.sendSettings(100);

            assertThat(client.awaitClose()).isEqualTo(NO_ERROR + "max_idle");
        }
    }

    @Test
    void givenConnectionThatSendsNothing_whenHandshakeTimeIsOver_thenClosed() throws Exception {
        start(Map.of("handshake-timeout-seconds", "1"));
        try (RawHttp2 silent = new RawHttp2(port())) {
            assertThat(silent.isClosedInSilence()).isTrue();
        }
    }

    @Test
    void givenConnectionWithoutCalls_whenIdleTimeIsOver_thenAskedToEnd() throws Exception {
        start(Map.of("connection-idle-seconds", "1"));
        try (RawHttp2 idle = new RawHttp2(port())) {
            idle.sendPreface();

            assertThat(idle.awaitClose()).isEqualTo(NO_ERROR + "max_idle");
        }
    }

    @Test
    void givenOpenCallWithoutRequest_whenAgeAndGraceAreOver_thenClosed() throws Exception {
        start(Map.of("connection-age-seconds", "1", "connection-age-grace-seconds", "1"));
        try (RawHttp2 old = new RawHttp2(port())) {
            old.sendPreface();
            old.open(1, METHOD);

            assertThat(old.awaitClose()).isEqualTo(NO_ERROR + "max_age");
        }
    }

    @Test
    void givenMetadataOverTheLimit_whenCalled_thenRefusedAndTheNextCallIsAnswered() {
        start(Map.of());

        assertThatCode(() -> call(withMetadata(12 * 1024))).doesNotThrowAnyException();
        assertThatThrownBy(() -> call(withMetadata(20 * 1024))).isInstanceOf(StatusRuntimeException.class);
        assertThatCode(() -> call(channel)).doesNotThrowAnyException();
    }

    @Test
    void givenMetadataFarOverTheLimit_whenItKeepsComing_thenThatConnectionIsClosed() throws Exception {
        start(Map.of());
        try (RawHttp2 hostile = new RawHttp2(port())) {
            hostile.sendPreface();
            hostile.openWithMetadata(1, METHOD, 1000);

            assertThat(hostile.awaitClose()).startsWith(PROTOCOL_ERROR);
        }
        assertThatCode(() -> call(channel)).doesNotThrowAnyException();
    }

    @Test
    void givenMessageOverTheLimit_whenCalled_thenResourceExhausted() {
        start(Map.of());

        assertThatCode(() -> call("x".repeat(32_000))).doesNotThrowAnyException();
        assertThatThrownBy(() -> call("x".repeat(33_000)))
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void givenCompressedMessage_whenItGrowsOverTheLimit_thenResourceExhausted() {
        start(Map.of());

        assertThatThrownBy(() -> stub(channel)
                        .withCompression("gzip")
                        .getUserByEmail(EmailRequest.newBuilder()
                                .setEmail("x".repeat(1_000_000))
                                .build()))
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void givenMoreCallsThanOneConnectionMayHave_whenOpened_thenOtherConnectionsAreAnswered() throws Exception {
        start(Map.of("max-calls-per-connection", "10"));
        try (RawHttp2 greedy = new RawHttp2(port())) {
            greedy.sendPreface();
            for (int i = 0; i < 50; i++) {
                greedy.open(1 + 2 * i, METHOD);
            }

            assertThatCode(() -> call(channel)).doesNotThrowAnyException();
        }
    }

    @Test
    void givenOverload_whenHealthIsAsked_thenAnswered() throws Exception {
        Busy busy = new Busy();
        start(Map.of("max-concurrent-calls", "1", "max-waiting-calls", "0"), busy);
        var working = UserServiceGrpc.newFutureStub(channel).getUserByEmail(EmailRequest.getDefaultInstance());
        assertThat(busy.started.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> call(channel))
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThatCode(() -> HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance()))
                .doesNotThrowAnyException();
        busy.mayFinish.countDown();
        assertThat(working.get(10, TimeUnit.SECONDS)).isEqualTo(UserResponse.getDefaultInstance());
    }

    /** Opens calls and takes them back at once, until the server has had enough. */
    private static void reset(RawHttp2 client, int calls) throws IOException {
        try {
            for (int i = 0; i < calls; i++) {
                client.open(1 + 2 * i, METHOD);
                client.reset(1 + 2 * i);
            }
        } catch (SocketException closed) {
            // What the server said before it closed can still be read.
        }
    }

    private void start(Map<String, String> options) {
        start(options, new UserServiceGrpc.UserServiceImplBase() {
            @Override
            public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
                responses.onNext(UserResponse.getDefaultInstance());
                responses.onCompleted();
            }
        });
    }

    private void start(Map<String, String> options, UserServiceGrpc.UserServiceImplBase service) {
        server = GrpcServer.start(
                TestConfig.of(options),
                workers -> List.of(new HostedService(
                        GuardedService.blocking(service, CallerProof.NONE, SessionCall.onThreadOfCall(null), workers),
                        false)),
                CallObservation.none());
        channel = NettyChannelBuilder.forAddress("localhost", port())
                .usePlaintext()
                .build();
    }

    private int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    private static UserServiceGrpc.UserServiceBlockingStub stub(Channel through) {
        return UserServiceGrpc.newBlockingStub(through).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    private static void call(Channel through) {
        stub(through).getUserByEmail(EmailRequest.getDefaultInstance());
    }

    private void call(String email) {
        stub(channel).getUserByEmail(EmailRequest.newBuilder().setEmail(email).build());
    }

    private Channel withMetadata(int bytes) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("filler", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(bytes));
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** Works until it is let go. */
    private static final class Busy extends UserServiceGrpc.UserServiceImplBase {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch mayFinish = new CountDownLatch(1);

        @Override
        public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
            started.countDown();
            try {
                mayFinish.await();
            } catch (InterruptedException notAllowed) {
                throw new AssertionError(notAllowed);
            }
            responses.onNext(UserResponse.getDefaultInstance());
            responses.onCompleted();
        }
    }
}
