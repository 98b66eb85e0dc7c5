package com.example.session;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.grpc.call.SessionCall;
import com.example.session.v1.CountSessionsRequest;
import com.example.session.v1.CountSessionsResponse;
import com.example.session.v1.SessionServiceGrpc;
import io.grpc.stub.StreamObserver;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Counts the sessions of users. */
final class SessionService extends SessionServiceGrpc.SessionServiceImplBase {

    private final SessionCall calls;

    SessionService(SessionCall calls) {
        this.calls = calls;
    }

    @Override
    public void countSessions(CountSessionsRequest request, StreamObserver<CountSessionsResponse> responses) {
        calls.answer(
                responses,
                session -> CountSessionsResponse.newBuilder()
                        .setCount(count(session, request.getUserId()))
                        .build());
    }

    /** Fails as {@code GetUser} does where there is no such user. */
    private static int count(KeycloakSession session, String userId) {
        User user = session.getProvider(UserServiceProvider.class).users().byId(userId);
        RealmModel realm = session.getContext().getRealm();
        return (int) session.sessions()
                .getUserSessionsStream(realm, session.users().getUserById(realm, user.id()))
                .count();
    }
}
