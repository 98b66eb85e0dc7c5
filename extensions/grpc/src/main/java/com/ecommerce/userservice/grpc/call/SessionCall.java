package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.Sha256;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.recall.Dependencies;
import com.ecommerce.userservice.core.recall.Recall;
import com.ecommerce.userservice.core.recall.RecalledAnswers;
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
        send(response, responses);
    }

    /**
     * Answers a call as {@link #answer(StreamObserver, Function)} does, but without a session if the same call has been
     * answered before and nothing that the reply was made of has changed.
     *
     * @param replies replies to calls of this method alone
     * @param argument what the reply depends on besides realm and caller
     * @param work uses the session's {@link UserServiceProvider} for nothing but what
     *     {@link UserServiceProvider#dependencies()} covers
     * @return whether no session was needed
     */
    public <R> boolean answer(
            RecalledAnswers<R> replies,
            String argument,
            StreamObserver<R> responses,
            Function<KeycloakSession, R> work) {
        LiveCall.require();
        CallAttributes call = CallAttributes.KEY.get();
        Recall<R> recall = replies.about(question(call, argument));
        R reply = recall.answer();
        if (reply != null) {
            send(reply, responses);
            return true;
        }
        Answered<R> answered = inSession(session -> {
            LiveCall.require();
            R made = work.apply(session);
            return new Answered<>(
                    made, session.getProvider(UserServiceProvider.class).dependencies());
        });
        recall.learn(answered.reply(), answered.restsOn());
        send(answered.reply(), responses);
        return false;
    }

    private record Answered<R>(R reply, Dependencies restsOn) {}

    /** Names what the reply depends on; a call that owes no token shares its replies with others of its kind alone. */
    private static Sha256 question(CallAttributes call, String argument) {
        return call.callerMustProveItself()
                ? Sha256.of(argument, call.realm(), BearerToken.in(call.authorization()))
                : Sha256.of(argument, call.realm());
    }

    private static <R> void send(R reply, StreamObserver<R> responses) {
        LiveCall.require();
        responses.onNext(reply);
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
