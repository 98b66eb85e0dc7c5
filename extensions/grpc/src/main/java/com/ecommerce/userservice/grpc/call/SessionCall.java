package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import org.keycloak.logging.MappedDiagnosticContextUtil;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs the work of a unary call in a Keycloak session of its own: the realm of the call selected, the caller
 * authenticated where the server wants it, everything in one transaction. Holds no session; one instance serves all
 * calls of a service.
 */
public final class SessionCall {

    private final KeycloakSessionFactory sessions;

    public SessionCall(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Answers a call. The response is sent only after the transaction has been committed, and not at all if the client
     * has stopped waiting; work does not begin after the deadline.
     *
     * @param work makes the response, which must not hold a model, from the session
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the call names an unknown realm;
     *     {@link ErrorCode#AUTHENTICATION_REQUIRED}, {@link ErrorCode#TOKEN_NOT_VALID},
     *     {@link ErrorCode#PERMISSION_DENIED} for a caller that has not proved itself; whatever {@code work} throws
     * @throws io.grpc.StatusRuntimeException DEADLINE_EXCEEDED or CANCELLED
     */
    public <R> void answer(StreamObserver<R> responses, Function<KeycloakSession, R> work) {
        R response = inSession(session -> {
            LiveCall.require();
            return work.apply(session);
        });
        LiveCall.require();
        responses.onNext(response);
        responses.onCompleted();
    }

    /** Authenticates the caller, in a transaction of its own; throws as {@link #answer} does. */
    void authenticate() {
        inSession(session -> null);
    }

    private <R> R inSession(Function<KeycloakSession, R> work) {
        LiveCall.require();
        CallAttributes call = CallAttributes.KEY.get();
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    sessions,
                    null,
                    session -> {
                        enter(session, call);
                        return work.apply(session);
                    },
                    call.method());
        } finally {
            // Keycloak clears it per HTTP request; the next call on this thread must not log this call's realm.
            MappedDiagnosticContextUtil.clearMdc();
        }
    }

    private static void enter(KeycloakSession session, CallAttributes call) {
        KeycloakContext context = session.getContext();
        context.setConnection(new CallConnection(call.remote()));
        context.setHttpRequest(new CallHttpRequest());
        context.setHttpResponse(new CallHttpResponse());

        UserServiceProvider users = session.getProvider(UserServiceProvider.class);
        users.selectRealm(call.realm());
        if (call.callerMustProveItself()) {
            CallerCheck.require(users, call.authorization());
        }
    }
}
