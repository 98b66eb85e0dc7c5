package com.example.gateway;

import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The user service, over one connection for all calls. */
final class UserService {

    /** Validations change nothing, so that they can be tried again. gRPC does it, within the deadline. */
    private static final Map<String, ?> RETRIES = Map.of(
            "methodConfig",
            List.of(Map.of(
                    "name",
                    List.of(Map.of("service", "user.v1.UserService")),
                    "retryPolicy",
                    Map.of(
                            "maxAttempts",
                            4.0,
                            "initialBackoff",
                            "0.02s",
                            "maxBackoff",
                            "0.2s",
                            "backoffMultiplier",
                            2.0,
                            "retryableStatusCodes",
                            List.of("UNAVAILABLE", "RESOURCE_EXHAUSTED")))));

    private static final long WARM_UP_SECONDS = 10;

    private final UserServiceBlockingStub stub;
    private final long deadlineMillis;

    UserService(Settings settings) throws IOException {
        UserServiceBlockingStub plain =
                UserServiceGrpc.newBlockingStub(Grpc.newChannelBuilder(settings.userService(), security(settings))
                        .defaultServiceConfig(RETRIES)
                        // Of several addresses, all get calls; the default is the first one.
                        .defaultLoadBalancingPolicy("round_robin")
                        // Finds out about a server that is gone while calls wait for it.
                        .keepAliveTime(60, TimeUnit.SECONDS)
                        .build());
        deadlineMillis = settings.deadlineMillis();
        stub = settings.tokenUrl().isPresent()
                ? plain.withCallCredentials(new ServiceAccountCredentials(settings))
                : plain;
    }

    private static ChannelCredentials security(Settings settings) throws IOException {
        return settings.authorities().isPresent()
                ? TlsChannelCredentials.newBuilder()
                        .trustManager(new File(settings.authorities().get()))
                        .build()
                : InsecureChannelCredentials.create();
    }

    /** Connects and loads what a first call needs, so that no customer waits for it; a failure shows again in calls. */
    void warmUp() {
        try {
            stub.withDeadlineAfter(WARM_UP_SECONDS, TimeUnit.SECONDS).getUser(UserRequest.getDefaultInstance());
        } catch (StatusRuntimeException expected) {
            // Nobody has an empty id.
        }
    }

    /**
     * Asks about an access token.
     *
     * @throws StatusRuntimeException if there is no answer in time
     */
    TokenResponse validate(String token) {
        return stub.withDeadlineAfter(deadlineMillis, TimeUnit.MILLISECONDS)
                .validateToken(TokenRequest.newBuilder().setToken(token).build());
    }
}
