package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedServiceTest {

    private final FailingService service = new FailingService();
    private Server server;
    private ManagedChannel channel;

    @BeforeAll
    void start() throws IOException {
        server = NettyServerBuilder.forPort(0)
                .addService(GuardedService.answering(service, CallerProof.NONE))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterAll
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void givenServiceThatThrows_whenCalled_thenMappedStatus() throws Exception {
        assertThatThrownBy(() -> UserServiceGrpc.newBlockingStub(channel).getUser(UserRequest.getDefaultInstance()))
                .satisfies(failure -> assertFailure(failure, Status.Code.NOT_FOUND, "not_found"));
    }

    @Test
    void givenServiceThatReportsAnException_whenCalled_thenMappedStatus() {
        assertThatThrownBy(() ->
                        UserServiceGrpc.newBlockingStub(channel).getUserByEmail(EmailRequest.getDefaultInstance()))
                .satisfies(failure -> assertFailure(failure, Status.Code.ALREADY_EXISTS, "conflict"));
    }

    @Test
    void givenBytesThatAreNoMessage_whenCalled_thenMalformedBody() {
        MethodDescriptor<byte[], UserResponse> raw = UserServiceGrpc.getGetUserMethod().toBuilder(
                        new RawMarshaller(), UserServiceGrpc.getGetUserMethod().getResponseMarshaller())
                .build();

        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        channel, raw, CallOptions.DEFAULT, new byte[] {(byte) 0xff, (byte) 0xff}))
                .satisfies(failure -> assertFailure(failure, Status.Code.INVALID_ARGUMENT, "malformed_body"));
    }

    @Test
    void givenNoMessageOrTwo_whenCalled_thenMalformedBody() {
        MethodDescriptor<UserRequest, UserResponse> stream = UserServiceGrpc.getGetUserMethod().toBuilder()
                .setType(MethodDescriptor.MethodType.CLIENT_STREAMING)
                .build();

        for (int messages : new int[] {0, 2}) {
            CompletableFuture<UserResponse> answer = new CompletableFuture<>();
            StreamObserver<UserRequest> requests = ClientCalls.asyncClientStreamingCall(
                    channel.newCall(stream, CallOptions.DEFAULT), new Answer(answer));
            for (int i = 0; i < messages; i++) {
                requests.onNext(UserRequest.getDefaultInstance());
            }
            requests.onCompleted();

            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                    .cause()
                    .satisfies(failure -> assertFailure(failure, Status.Code.INVALID_ARGUMENT, "malformed_body"));
        }
    }

    @Test
    void givenMetadata_whenCalled_thenServiceSeesItsAttributes() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-realm", Metadata.ASCII_STRING_MARSHALLER), "shop");
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer abc");
        Channel withHeaders = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));

        assertThatThrownBy(() -> UserServiceGrpc.newBlockingStub(withHeaders).getUser(UserRequest.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class);

        CallAttributes seen = service.seen.get();
        assertThat(seen.method()).isEqualTo("user.v1.UserService/GetUser");
        assertThat(seen.realm()).isEqualTo("shop");
        assertThat(seen.authorization()).isEqualTo("Bearer abc");
        assertThat(new CallConnection(seen.remote()).getRemoteAddr()).isEqualTo("127.0.0.1");
        assertThat(seen.callerMustProveItself()).isFalse();
    }

    private static void assertFailure(Throwable failure, Status.Code code, String reason) throws Exception {
        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(code);
        assertThat(StatusProto.fromThrowable(failure)
                        .getDetails(0)
                        .unpack(ErrorInfo.class)
                        .getReason())
                .isEqualTo(reason);
    }

    private static final class FailingService extends UserServiceGrpc.UserServiceImplBase {

        private final AtomicReference<CallAttributes> seen = new AtomicReference<>();

        @Override
        public void getUser(UserRequest request, StreamObserver<UserResponse> responses) {
            seen.set(CallAttributes.KEY.get());
            throw new DomainException(ErrorCode.NOT_FOUND, "There is no such user.");
        }

        @Override
        public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
            responses.onError(new DomainException(ErrorCode.CONFLICT, "Taken."));
        }
    }

    private record Answer(CompletableFuture<UserResponse> future) implements StreamObserver<UserResponse> {

        @Override
        public void onNext(UserResponse response) {
            future.complete(response);
        }

        @Override
        public void onError(Throwable failure) {
            future.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {}
    }

    private static final class RawMarshaller implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return ByteString.readFrom(stream).toByteArray();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
