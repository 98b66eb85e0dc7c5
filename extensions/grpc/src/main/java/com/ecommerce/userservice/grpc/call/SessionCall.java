package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.Sha256;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.recall.Dependencies;
import com.ecommerce.userservice.core.recall.Recall;
import com.ecommerce.userservice.core.recall.RecalledAnswers;
import io.grpc.stub.StreamObserver;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.keycloak.logging.MappedDiagnosticContextUtil;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs the work of a unary call in a Keycloak session of its own: the realm of the call selected, the caller
 * authenticated where the server wants it, everything in one transaction. That is done by {@link CallWorkers}, since the
 * thread of the call itself may be one of the network, which must not wait; or by that thread, where it is none. Holds no
 * session; one instance serves all calls of all services.
 *
 * <p>A call fails with {@link ErrorCode#NOT_FOUND} if it names an unknown realm, with
 * {@link ErrorCode#AUTHENTICATION_REQUIRED}, {@link ErrorCode#TOKEN_NOT_VALID} or {@link ErrorCode#PERMISSION_DENIED} if
 * its caller has not proved itself, with {@link ErrorCode#RATE_LIMITED} if too many calls are worked on, with
 * DEADLINE_EXCEEDED or CANCELLED if nobody waits for it any more, and with whatever its work throws.
 */
public final class SessionCall {

    private final KeycloakSessionFactory sessions;
    private final BiConsumer<StreamObserver<?>, Runnable> workers;

    /** @param sessions of a Keycloak that has started */
    public SessionCall(KeycloakSessionFactory sessions, CallWorkers workers) {
        this(sessions, workers::work);
    }

    private SessionCall(KeycloakSessionFactory sessions, BiConsumer<StreamObserver<?>, Runnable> workers) {
        this.sessions = sessions;
        this.workers = workers;
    }

    /**
     * Returns one for services that work on the threads they are called on: these may wait, and hold a turn already.
     *
     * @param sessions of a Keycloak that has started
     */
    public static SessionCall onThreadOfCall(KeycloakSessionFactory sessions) {
        return new SessionCall(sessions, (responses, work) -> work.run());
    }

    /**
     * Answers a call. The response is sent only after the transaction has been committed, and not at all if the client
     * has stopped waiting; work does not begin after the deadline.
     *
     * @param work makes the response, which must not hold a model, from the session
     */
    public <R> void answer(StreamObserver<R> responses, Function<KeycloakSession, R> work) {
        workers.accept(
                responses,
                () -> send(
                        inSession(session -> {
                            LiveCall.require();
                            return work.apply(session);
                        }),
                        responses));
    }

    /**
     * Answers a call as {@link #answer(StreamObserver, Function)} does, but at once and without a session if the same
     * call has been answered before and nothing that the reply was made of has changed.
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
        Recall<R> recall = replies.about(question(CallAttributes.KEY.get(), argument));
        R reply = recall.answer();
        if (reply != null) {
            send(reply, responses);
            return true;
        }
        workers.accept(responses, () -> send(answer(recall, work), responses));
        return false;
    }

    private <R> R answer(Recall<R> recall, Function<KeycloakSession, R> work) {
        Answered<R> answered = inSession(session -> {
            LiveCall.require();
            R made = work.apply(session);
            return new Answered<>(
                    made, session.getProvider(UserServiceProvider.class).dependencies());
        });
        recall.learn(answered.reply(), answered.restsOn());
        return answered.reply();
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

    /** Authenticates the caller on this thread, in a transaction of its own. */
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
