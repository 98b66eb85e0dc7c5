package com.ecommerce.userservice.grpc.user;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.token.DecisionMeters;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.core.user.UserReader;
import com.ecommerce.userservice.grpc.cache.CachedResponses;
import com.ecommerce.userservice.grpc.call.SessionCall;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Answers {@code user.v1.UserService} from the user service; failures are thrown, the server maps them. */
final class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {

    private final SessionCall calls;
    private final CachedResponses<UserResponse> usersById;
    private final CachedResponses<UserResponse> usersByEmail;
    private final CachedResponses<TokenResponse> tokens;
    private final DecisionMeters meters;

    /** @param sessions of a Keycloak that has started */
    UserGrpcService(
            SessionCall calls, KeycloakSessionFactory sessions, int maxCachedResponses, MeterRegistry registry) {
        this.calls = calls;
        this.usersById = new CachedResponses<>(sessions, maxCachedResponses, "get_user", registry);
        this.usersByEmail = new CachedResponses<>(sessions, maxCachedResponses, "get_user_by_email", registry);
        this.tokens = new CachedResponses<>(sessions, maxCachedResponses, "validate_token", registry);
        this.meters = new DecisionMeters(registry);
    }

    /** Returns how much the cached responses of each method are used. */
    Map<String, String> describe() {
        Map<String, String> values = new LinkedHashMap<>();
        values.putAll(tokens.use().describe("validate-token"));
        values.putAll(usersById.use().describe("get-user"));
        values.putAll(usersByEmail.use().describe("get-user-by-email"));
        return values;
    }

    @Override
    public void getUser(UserRequest request, StreamObserver<UserResponse> responses) {
        calls.answer(usersById, request.getUserId(), responses, session -> {
            UserReader users = service(session).users();
            return response(users, users.byId(request.getUserId()));
        });
    }

    @Override
    public void getUserByEmail(EmailRequest request, StreamObserver<UserResponse> responses) {
        calls.answer(usersByEmail, request.getEmail(), responses, session -> {
            UserReader users = service(session).users();
            return response(users, users.byEmail(request.getEmail()));
        });
    }

    @Override
    public void validateToken(TokenRequest request, StreamObserver<TokenResponse> responses) {
        boolean cached = calls.answer(tokens, request.getToken(), responses, session -> {
            if (request.getToken().isBlank()) {
                throw DomainException.validationFailed("token", "Send the access token.");
            }
            return TokenMessages.response(service(session).tokens().decide(request.getToken()));
        });
        if (cached) {
            meters.countCached(DecisionMeters.Purpose.VALIDATE);
        }
    }

    private static UserServiceProvider service(KeycloakSession session) {
        return session.getProvider(UserServiceProvider.class);
    }

    private static UserResponse response(UserReader users, User user) {
        return UserMessages.response(user, users.realmRoles(user.id()));
    }
}
