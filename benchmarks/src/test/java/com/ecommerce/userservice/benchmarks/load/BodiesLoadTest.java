package com.ecommerce.userservice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generator against grpc-java's own server. */
class BodiesLoadTest {

    private static final String PATH = "/user.v1.UserService/ValidateToken";
    private static final String REFUSED = "refused";
    private static final String FAILING = "failing";

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        server = ServerBuilder.forPort(0).addService(new Tokens()).build().start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void givenManyBodies_whenRun_thenEachIsSentInTurn() {
        Load load = load(3).run(List.of(body("a"), body("b"), body("c")), 3000);

        assertThat(load.requests()).isEqualTo(3000);
        assertThat(load.seconds()).isPositive();
        assertThat(asked).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1000, "b", 1000, "c", 1000));
    }

    @Test
    void givenBodiesLargerThanTheWindowTogether_whenRun_thenAllAreSent() {
        String large = "x".repeat(10_000);

        load(1).run(List.of(body(large)), 500);

        assertThat(asked).containsEntry(large, 500);
    }

    @Test
    void givenOneTokenThatIsNotValid_whenRun_thenFailure() {
        List<byte[]> bodies = List.of(body("a"), body(REFUSED), body("c"));

        assertThatIllegalStateException().isThrownBy(() -> load(2).run(bodies, 30));
    }

    @Test
    void givenOneCallThatFails_whenRun_thenFailure() {
        List<byte[]> bodies = List.of(body("a"), body(FAILING), body("c"));

        assertThatIllegalStateException().isThrownBy(() -> load(2).run(bodies, 30));
    }

    private BodiesLoad load(int connections) {
        return new BodiesLoad(server.getPort(), PATH, connections, 16);
    }

    private static byte[] body(String token) {
        return GrpcMessage.encode(TokenRequest.newBuilder().setToken(token).build());
    }

    private final class Tokens extends UserServiceGrpc.UserServiceImplBase {

        @Override
        public void validateToken(TokenRequest request, StreamObserver<TokenResponse> reply) {
            String token = request.getToken();
            asked.merge(token, 1, Integer::sum);
            if (token.equals(FAILING)) {
                reply.onError(Status.INTERNAL.asRuntimeException());
                return;
            }
            reply.onNext(TokenResponse.newBuilder()
                    .setValid(!token.equals(REFUSED))
                    .setUserId(token)
                    .build());
            reply.onCompleted();
        }
    }
}
