package com.ecommerce.userservice.core.token;

import com.ecommerce.userservice.core.crypto.Sha256;
import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionModel.SessionPersistenceState;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.encode.AccessTokenContext;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.util.UserSessionUtil;
import org.keycloak.util.TokenUtil;

/**
 * The one decision about access tokens, for every transport. It checks what Keycloak's introspection checks
 * ({@code org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider}) and agrees with it, and besides refuses what is
 * not of type {@code Bearer}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link UserSessionUtil}, {@link TokenManager}, which introspection uses too.
 */
public final class AccessTokens {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String audience;
    private final VerifiedTokens verifiedTokens;
    private final DependencyRecorder dependencies;

    /**
     * @param realm the realm whose tokens are valid; also the realm of the session's context
     * @param audience what the {@code aud} claim must contain
     * @param verifiedTokens tokens of any realm that have been verified before
     * @param dependencies records what decisions depend on, besides the realm
     */
    public AccessTokens(
            KeycloakSession session,
            RealmModel realm,
            String audience,
            VerifiedTokens verifiedTokens,
            DependencyRecorder dependencies) {
        this.session = Objects.requireNonNull(session, "session");
        this.realm = Objects.requireNonNull(realm, "realm");
        this.audience = Objects.requireNonNull(audience, "audience");
        this.verifiedTokens = Objects.requireNonNull(verifiedTokens, "verifiedTokens");
        this.dependencies = Objects.requireNonNull(dependencies, "dependencies");
    }

    /**
     * Decides about a token. If it is valid, the session's context afterwards names its holder, as after
     * {@code AuthenticationManager.verifyIdentityToken}.
     *
     * @param encoded the encoded token; anything at all, null included
     */
    public TokenDecision decide(String encoded) {
        TokenDecision decision = decideAnew(encoded);
        if (decision instanceof InvalidToken) {
            dependencies.markIncomplete();
        }
        return decision;
    }

    /**
     * Returns the id of the user whom a token is for; nothing of the user is read. Empty if the token is not valid, as far
     * as signature and claims alone tell, or if it is lightweight and names nobody.
     *
     * @param encoded the encoded token; anything at all, null included
     */
    public Optional<String> holder(String encoded) {
        String text = Objects.requireNonNullElse(encoded, "");
        VerifiedToken token = verifiedTokens.find(Sha256.of(text));
        if (token == null || !token.isCurrentIn(realm)) {
            token = new TokenSignatures(session, realm).verify(text) instanceof VerifiedToken verified
                    ? verified
                    : null;
        }
        return token == null || refuse(token.claims()) != null
                ? Optional.empty()
                : Optional.ofNullable(token.claims().getSubject());
    }

    private TokenDecision decideAnew(String encoded) {
        String text = Objects.requireNonNullElse(encoded, "");
        Sha256 digest = Sha256.of(text);
        VerifiedToken remembered = verifiedTokens.find(digest);
        if (remembered != null && remembered.isCurrentIn(realm)) {
            return decide(remembered);
        }
        SignatureCheck check = new TokenSignatures(session, realm).verify(text);
        if (!(check instanceof VerifiedToken verified)) {
            return (InvalidToken) check;
        }
        TokenDecision decision = decide(verified);
        if (decision instanceof ValidToken) {
            verifiedTokens.remember(digest, verified, text.length());
        }
        return decision;
    }

    private TokenDecision decide(VerifiedToken token) {
        InvalidReason reason = refuse(token.claims());
        return reason == null ? decideLive(token) : new InvalidToken(reason);
    }

    /** Checks what the claims alone show; null if all is well. */
    private InvalidReason refuse(AccessToken claims) {
        if (claims.isExpired()) {
            return InvalidReason.EXPIRED;
        }
        if (!claims.isActive()) {
            return InvalidReason.NOT_YET_VALID;
        }
        if (!TokenUtil.TOKEN_TYPE_BEARER.equalsIgnoreCase(claims.getType())) {
            return InvalidReason.WRONG_TYPE;
        }
        if (claims.getExp() == null) {
            return InvalidReason.EXPIRED;
        }
        if (sessionType(claims) == null) {
            return InvalidReason.MALFORMED;
        }
        return claims.hasAudience(audience) ? null : InvalidReason.AUDIENCE;
    }

    /** Checks what changes while the token lives: client, not-before, revocation, user session, user. */
    private TokenDecision decideLive(VerifiedToken verified) {
        AccessToken token = verified.claims();
        ClientModel client = realm.getClientByClientId(token.getIssuedFor());
        if (client == null || !client.isEnabled()) {
            return new InvalidToken(InvalidReason.CLIENT_DISABLED);
        }
        if (token.getIat() < Math.max(realm.getNotBefore(), client.getNotBefore())
                || session.revokedTokens().contains(token.getId())) {
            return new InvalidToken(InvalidReason.REVOKED);
        }
        if (token.getSessionId() == null) {
            return decideWithoutUserSession(verified, client);
        }
        UserSessionModel userSession = UserSessionUtil.findValidSessionForAccessToken(
                        session, realm, token, client, ended -> {})
                .getUserSession();
        if (userSession == null || !isOfflineAccessGranted(userSession, client)) {
            return new InvalidToken(whyNoUserSession(token));
        }
        recordSession(userSession, client);
        return decideUser(userSession.getUser(), verified, client);
    }

    /** A session of another kind than a login's has rules of its own, and is asked about each time. */
    private void recordSession(UserSessionModel userSession, ClientModel client) {
        AuthenticatedClientSessionModel clientSession =
                userSession.getAuthenticatedClientSessionByClient(client.getId());
        if (userSession.isOffline()
                || userSession.getPersistenceState() == SessionPersistenceState.TRANSIENT
                || userSession.getNote(Details.IDENTITY_PROVIDER) != null
                || clientSession == null) {
            dependencies.markIncomplete();
            return;
        }
        dependencies.dependsOn(userSession, client);
        SessionEnds.of(realm, userSession, client, clientSession).forEach(dependencies::validUntil);
    }

    /** A user session also ends with its user, which says more. A lightweight access token may name no subject. */
    private InvalidReason whyNoUserSession(AccessToken token) {
        InvalidReason reason = token.getSubject() == null
                ? null
                : refuse(session.users().getUserById(realm, token.getSubject()), token);
        return reason == null ? InvalidReason.SESSION_ENDED : reason;
    }

    private boolean isOfflineAccessGranted(UserSessionModel userSession, ClientModel client) {
        return !userSession.isOffline()
                || UserSessionUtil.isOfflineAccessGranted(
                        session, userSession.getAuthenticatedClientSessionByClient(client.getId()));
    }

    /**
     * A service account's token has no user session. Introspection makes a transient one to look at; that costs an
     * authentication session for each call, and nothing in it can change the answer.
     */
    private TokenDecision decideWithoutUserSession(VerifiedToken verified, ClientModel client) {
        AccessToken token = verified.claims();
        if (!sessionType(token).isAllowTransientUserSession()) {
            return new InvalidToken(InvalidReason.SESSION_ENDED);
        }
        return decideUser(TokenManager.lookupUserFromStatelessToken(session, realm, token), verified, client);
    }

    /** Returns the kind of session that the token's id tells; null if it is no id that Keycloak gives. */
    private AccessTokenContext.SessionType sessionType(AccessToken token) {
        if (token.getId() == null) {
            return null;
        }
        try {
            return session.getProvider(TokenContextEncoderProvider.class)
                    .getTokenContextFromTokenId(token.getId())
                    .getSessionType();
        } catch (IllegalArgumentException noTokenId) {
            return null;
        }
    }

    private TokenDecision decideUser(UserModel user, VerifiedToken verified, ClientModel client) {
        AccessToken token = verified.claims();
        InvalidReason reason = refuse(user, token);
        if (reason != null) {
            return new InvalidToken(reason);
        }
        session.getContext().setClient(client);
        session.getContext().setBearerToken(token);
        dependencies.dependsOn(client);
        dependencies.dependsOnTokenNotRevoked(token.getId());
        dependencies.validUntil(TimeUnit.SECONDS.toMillis(token.getExp() + 1));
        return new ValidToken(
                user.getId(),
                Objects.requireNonNullElse(user.getEmail(), ""),
                user.getUsername(),
                RealmRoles.of(user, dependencies),
                verified.scopes(),
                client.getClientId(),
                Objects.requireNonNullElse(token.getSessionId(), ""),
                verified.issuedAt(),
                verified.expiresAt());
    }

    private InvalidReason refuse(UserModel user, AccessToken token) {
        if (user == null) {
            return InvalidReason.USER_NOT_FOUND;
        }
        if (!user.isEnabled()) {
            return InvalidReason.USER_DISABLED;
        }
        return TokenManager.validateUserNotBefore(session, realm, token, user) ? null : InvalidReason.REVOKED;
    }
}
