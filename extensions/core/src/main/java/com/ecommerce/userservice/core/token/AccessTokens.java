package com.ecommerce.userservice.core.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSHeader;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
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

    private static final InvalidToken MALFORMED = new InvalidToken(InvalidReason.MALFORMED);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String audience;

    /**
     * @param realm the realm whose tokens are valid; also the realm of the session's context
     * @param audience what the {@code aud} claim must contain
     */
    public AccessTokens(KeycloakSession session, RealmModel realm, String audience) {
        this.session = Objects.requireNonNull(session, "session");
        this.realm = Objects.requireNonNull(realm, "realm");
        this.audience = Objects.requireNonNull(audience, "audience");
    }

    /**
     * Decides about a token. If it is valid, the session's context afterwards names its holder, as after
     * {@code AuthenticationManager.verifyIdentityToken}.
     *
     * @param encoded the encoded token; anything at all, null included
     */
    public TokenDecision decide(String encoded) {
        JWSInput input;
        AccessToken token;
        try {
            input = new JWSInput(Objects.requireNonNullElse(encoded, ""));
            token = input.readJsonContent(AccessToken.class);
        } catch (JWSInputException e) {
            return MALFORMED;
        }
        if (token == null || token.getIat() == null || input.getHeader() == null || input.getSignature() == null) {
            return MALFORMED;
        }
        InvalidReason reason = refuse(input, token);
        return reason == null ? decideLive(token) : new InvalidToken(reason);
    }

    /** Checks what the token alone shows; null if all is well. */
    private InvalidReason refuse(JWSInput input, AccessToken token) {
        if (!IssuerCheck.isIssuer(session, realm, token.getIssuer())) {
            return InvalidReason.WRONG_REALM;
        }
        if (!isSigned(input)) {
            return InvalidReason.SIGNATURE;
        }
        if (token.isExpired() || token.getExp() == null) {
            return InvalidReason.EXPIRED;
        }
        if (!token.isActive()) {
            return InvalidReason.NOT_YET_VALID;
        }
        if (!TokenUtil.TOKEN_TYPE_BEARER.equalsIgnoreCase(token.getType())) {
            return InvalidReason.WRONG_TYPE;
        }
        return token.hasAudience(audience) ? null : InvalidReason.AUDIENCE;
    }

    private boolean isSigned(JWSInput input) {
        JWSHeader header = input.getHeader();
        if (header.getAlgorithm() == null) {
            return false;
        }
        SignatureProvider provider = session.getProvider(SignatureProvider.class, header.getRawAlgorithm());
        if (provider == null) {
            return false;
        }
        try {
            byte[] signed = input.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8);
            return provider.verifier(header.getKeyId()).verify(signed, input.getSignature());
        } catch (VerificationException e) {
            return false;
        }
    }

    /** Checks what changes while the token lives: client, not-before, revocation, user session, user. */
    private TokenDecision decideLive(AccessToken token) {
        ClientModel client = realm.getClientByClientId(token.getIssuedFor());
        if (client == null || !client.isEnabled()) {
            return new InvalidToken(InvalidReason.CLIENT_DISABLED);
        }
        if (token.getIat() < Math.max(realm.getNotBefore(), client.getNotBefore())
                || session.revokedTokens().contains(token.getId())) {
            return new InvalidToken(InvalidReason.REVOKED);
        }
        if (token.getSessionId() == null) {
            return decideWithoutUserSession(token, client);
        }
        UserSessionModel userSession = UserSessionUtil.findValidSessionForAccessToken(
                        session, realm, token, client, ended -> {})
                .getUserSession();
        if (userSession == null || !isOfflineAccessGranted(userSession, client)) {
            return new InvalidToken(whyNoUserSession(token));
        }
        return decideUser(userSession.getUser(), token, client);
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
    private TokenDecision decideWithoutUserSession(AccessToken token, ClientModel client) {
        AccessTokenContext.SessionType type = session.getProvider(TokenContextEncoderProvider.class)
                .getTokenContextFromTokenId(token.getId())
                .getSessionType();
        if (!type.isAllowTransientUserSession()) {
            return new InvalidToken(InvalidReason.SESSION_ENDED);
        }
        return decideUser(TokenManager.lookupUserFromStatelessToken(session, realm, token), token, client);
    }

    private TokenDecision decideUser(UserModel user, AccessToken token, ClientModel client) {
        InvalidReason reason = refuse(user, token);
        if (reason != null) {
            return new InvalidToken(reason);
        }
        session.getContext().setClient(client);
        session.getContext().setBearerToken(token);
        return new ValidToken(
                user.getId(),
                Objects.requireNonNullElse(user.getEmail(), ""),
                user.getUsername(),
                RealmRoles.of(user),
                scopes(token),
                client.getClientId(),
                Objects.requireNonNullElse(token.getSessionId(), ""),
                Instant.ofEpochSecond(token.getIat()),
                Instant.ofEpochSecond(token.getExp()));
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

    private static List<String> scopes(AccessToken token) {
        String scope = token.getScope();
        return scope == null || scope.isBlank()
                ? List.of()
                : Arrays.stream(scope.trim().split("\\s+")).toList();
    }
}
