package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.crypto.Sha256;
import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.grpc.cache.CacheDependencies;
import com.ecommerce.userservice.grpc.cache.CachedResponseLookup;
import com.ecommerce.userservice.grpc.cache.CachedResponses;
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
     * Returns one for services that work on the threads they are called on: these may wait, and hold a permit already.
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
                        inSession(DependencyRecorder.NONE, session -> {
                            CancelledCall.check();
                            return work.apply(session);
                        }),
                        responses));
    }

    /**
     * Answers a call as {@link #answer(StreamObserver, Function)} does, but at once and without a session if the response
     * of the same call is cached and nothing that it depends on has changed.
     *
     * @param cached responses to calls of this method alone
     * @param argument what the response depends on besides realm and caller
     * @param work uses the session's {@link UserServiceProvider} for nothing but what
     *     {@link UserServiceProvider#recordDependencies} covers
     * @return whether the response was cached
     */
    public <R> boolean answer(
            CachedResponses<R> cached,
            String argument,
            StreamObserver<R> responses,
            Function<KeycloakSession, R> work) {
        if (!cached.isEnabled()) {
            answer(responses, work);
            return false;
        }
        CancelledCall.check();
        CachedResponseLookup<R> lookup = cached.lookUp(key(CallAttributes.KEY.get(), argument));
        R response = lookup.response();
        if (response != null) {
            send(response, responses);
            return true;
        }
        workers.accept(responses, () -> send(compute(lookup, work), responses));
        return false;
    }

    private <R> R compute(CachedResponseLookup<R> lookup, Function<KeycloakSession, R> work) {
        CacheDependencies dependencies = new CacheDependencies();
        R response = inSession(dependencies, session -> {
            CancelledCall.check();
            return work.apply(session);
        });
        lookup.store(response, dependencies);
        return response;
    }

    /** Names what the response depends on; a call that owes no token shares its responses with others of its kind alone. */
    private static Sha256 key(CallAttributes call, String argument) {
        return call.callerMustProveItself()
                ? Sha256.of(argument, call.realm(), BearerToken.in(call.authorization()))
                : Sha256.of(argument, call.realm());
    }

    private static <R> void send(R response, StreamObserver<R> responses) {
        CancelledCall.check();
        responses.onNext(response);
        responses.onCompleted();
    }

    /** Authenticates the caller on this thread, in a transaction of its own. */
    void authenticate() {
        inSession(DependencyRecorder.NONE, session -> null);
    }

    private <R> R inSession(DependencyRecorder recorder, Function<KeycloakSession, R> work) {
        CancelledCall.check();
        CallAttributes call = CallAttributes.KEY.get();
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    sessions,
                    null,
                    session -> {
                        enter(session, call, recorder);
                        return work.apply(session);
                    },
                    call.method());
        } finally {
            // Keycloak clears it per HTTP request; the next call on this thread must not log this call's realm.
            MappedDiagnosticContextUtil.clearMdc();
        }
    }

    private static void enter(KeycloakSession session, CallAttributes call, DependencyRecorder recorder) {
        KeycloakContext context = session.getContext();
        context.setConnection(new CallConnection(call.remote()));
        context.setHttpRequest(new CallHttpRequest());
        context.setHttpResponse(new CallHttpResponse());

        UserServiceProvider service = session.getProvider(UserServiceProvider.class);
        service.recordDependencies(recorder);
        service.selectRealm(call.realm());
        if (call.callerMustProveItself()) {
            CallerCheck.require(service.tokens(), call.authorization());
        }
    }
}
