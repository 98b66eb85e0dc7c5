package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.error.Failures;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.ThemeMessages;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * One request and its response: the boundary that every resource method runs in. It selects the realm, commits before the
 * response leaves it, so that a failure at commit is reported as well, and turns every failure into a problem. No exception
 * leaves it: Keycloak's own mapper would answer in another shape.
 */
public final class Exchange {

    private final KeycloakSession session;
    private final String realmName;

    /** @param realmName the realm's name; null for the default realm */
    public Exchange(KeycloakSession session, String realmName) {
        this.session = Objects.requireNonNull(session, "session");
        this.realmName = realmName;
    }

    public KeycloakSession session() {
        return session;
    }

    /** Returns the path of the API in the URLs of clients, without a slash at its end. */
    public String mount() {
        UriBuilder base = session.getContext().getUri().getBaseUriBuilder();
        return (realmName == null ? base : base.segment("realms", realmName))
                .segment(ApiPath.ROOT)
                .build()
                .getRawPath();
    }

    /** Responds to any caller. */
    public Response respond(Function<UserServiceProvider, Response> action) {
        try {
            UserServiceProvider service = session.getProvider(UserServiceProvider.class);
            service.selectRealm(realmName);
            requireSecureChannel();
            RateLimit.check();
            Response response = action.apply(service);
            session.getTransactionManager().commit();
            return response;
        } catch (Exception e) {
            session.getTransactionManager().setRollbackOnly();
            return Responses.problem(Failures.of(e), session.getContext());
        }
    }

    /**
     * Responds to any caller, and commits a refusal as Keycloak's token endpoint does: only then does the brute-force protector
     * hold the next attempt until this one has been counted. A refusal for lack of time, or after a user session had begun, is
     * rolled back.
     */
    public Response respondCommittingRefusals(Function<UserServiceProvider, Response> action) {
        return respond(service -> {
            try {
                return action.apply(service);
            } catch (DomainException refusal) {
                if (refusal.code() == ErrorCode.RATE_LIMITED
                        || session.getTransactionManager().getRollbackOnly()) {
                    throw refusal;
                }
                return Responses.problem(refusal, session.getContext());
            }
        });
    }

    /** Responds to the holder of a valid access token. */
    public Response respondToCaller(BiFunction<UserServiceProvider, ValidToken, Response> action) {
        return respond(service -> action.apply(service, service.tokens().authenticate(bearerToken())));
    }

    /** Responds to the holder of a valid access token who changes the own account; see {@link OwnerAction}. */
    public Response respondToOwner(BiFunction<UserServiceProvider, ValidToken, Response> action) {
        return respond(service -> action.apply(service, service.tokens().authenticateForUpdate(bearerToken())));
    }

    /**
     * As {@link #respondToOwner(BiFunction)}, with the body of the request. The body is read before the account is locked, or a
     * slow sender would hold the lock; an invalid token is still reported before an invalid body.
     *
     * @param type as {@link #body}
     */
    public <T extends Record> Response respondToOwner(InputStream stream, Class<T> type, OwnerAction<T> action) {
        return respond(service -> {
            String token = bearerToken();
            Supplier<T> body = read(stream, type);
            return action.apply(service, service.tokens().authenticateForUpdate(token), body.get());
        });
    }

    /** Returns a supplier of the body, which throws where the body cannot be read. */
    private <T extends Record> Supplier<T> read(InputStream stream, Class<T> type) {
        try {
            T body = body(stream, type);
            return () -> body;
        } catch (DomainException e) {
            return () -> {
                throw e;
            };
        }
    }

    /**
     * Returns the access token of a request that may carry one.
     *
     * @throws DomainException {@link ErrorCode#AUTHENTICATION_REQUIRED} if it carries another authorization
     */
    public Optional<String> optionalBearerToken() {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        return headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                ? Optional.empty()
                : Optional.of(bearerToken());
    }

    private String bearerToken() {
        return BearerToken.of(session.getContext().getHttpRequest().getHttpHeaders());
    }

    /**
     * Reads the body of the request; to be called inside an action.
     *
     * @param type a record of strings: its components are the fields to read, null where not sent; all others are ignored
     */
    public <T extends Record> T body(InputStream stream, Class<T> type) {
        return BodyReader.read(session.getContext().getHttpRequest(), stream, type, this::sentence);
    }

    /**
     * Returns the sentence about a field, in the language of the request.
     *
     * @param key of Keycloak's messages, see {@link ThemeMessages}
     */
    public String sentence(String key, Object... parameters) {
        return new ThemeMessages(session, session.getContext().getRealm()).of(key, parameters);
    }

    /**
     * Responds to a health check: requests can be served if the database answers and this node is part of its cluster. At
     * {@code /api} the check needs no realm.
     */
    public Response respondToProbe(Response healthy, Response unhealthy) {
        try {
            UserServiceProvider service = session.getProvider(UserServiceProvider.class);
            if (realmName != null) {
                service.selectRealm(realmName);
            }
            service.checks().cluster();
            service.checks().database();
            return healthy;
        } catch (Exception e) {
            session.getTransactionManager().setRollbackOnly();
            DomainException failure = Failures.of(e);
            return failure.code() == ErrorCode.NOT_FOUND ? Responses.problem(failure, session.getContext()) : unhealthy;
        }
    }

    /** Refuses plain HTTP by the realm's option "Require SSL", as Keycloak's token endpoint does. */
    private void requireSecureChannel() {
        KeycloakContext context = session.getContext();
        boolean secure = "https".equals(context.getUri().getBaseUri().getScheme());
        if (!secure && context.getRealm().getSslRequired().isRequired(context.getConnection())) {
            throw new DomainException(ErrorCode.PERMISSION_DENIED, "HTTPS is required.");
        }
    }
}
