package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.lock.ExclusiveLock;
import com.ecommerce.userservice.core.realm.RealmSettings;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.ClientConnection;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProviderFactory;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.dpop.DPoP;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.util.DPoPUtil;
import org.keycloak.util.TokenUtil;

/**
 * Accepts the refresh token that was issued last, and its parent for a moment, as {@link RefreshDecision} says; any other one
 * ends the whole user session. Keycloak 26.7 compares times in seconds, so it accepts an older token of the same second, and
 * keeps the user session.
 *
 * <p>An offline token of that client, where a realm issues one, is refused: it neither expires nor rotates.
 *
 * <p>For the first-party client only; other clients keep Keycloak's behaviour. Extends Keycloak's provider, whose SPI is
 * internal in 26.7. Keycloak asks the provider of a refresh for the new token too; there is one in each session.
 */
final class SingleUseRefreshTokenProvider extends DefaultRefreshTokenProvider {

    private RefreshToken used;
    private RefreshUse use;
    private Rotation repeated;

    SingleUseRefreshTokenProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    public boolean supports(InitialRefreshTokenContext context) {
        return !context.offlineTokenRequested()
                && isFirstParty(context.clientSessionCtx().getClientSession().getClient());
    }

    @Override
    public boolean supports(RefreshTokenContext context) {
        return isFirstParty(context.grantContext().getClient());
    }

    private boolean isFirstParty(ClientModel client) {
        return server().firstPartyClient().equals(client.getClientId())
                && RealmSettings.of(client.getRealm(), server()).apiEnabled();
    }

    private UserServiceConfig server() {
        return session.getProvider(UserServiceProvider.class).config();
    }

    @Override
    public RefreshToken generateRefreshToken(InitialRefreshTokenContext context) {
        if (repeated != null) {
            return reissue(context);
        }
        RefreshToken token = super.generateRefreshToken(context);
        AuthenticatedClientSessionModel clientSession =
                context.clientSessionCtx().getClientSession();
        if (use == null) {
            RefreshHistory.addFirst(clientSession, token);
        } else {
            RefreshHistory.add(clientSession, use, token);
        }
        return token;
    }

    /** Makes the same token again, without Keycloak's marks in the session: it has been refreshed once, not twice. */
    private RefreshToken reissue(InitialRefreshTokenContext context) {
        RefreshToken token = createRefreshToken(
                context.responseBuilder().getAccessToken(),
                context.confirmation(),
                DefaultRefreshTokenProviderFactory.PROVIDER_ID);
        token.id(repeated.child()).iat(repeated.childIssuedAt()).exp(repeated.childExpiresAt());
        Object audience = used.getOtherClaims().get(Constants.REQUESTED_AUDIENCE);
        if (audience != null) {
            token.getOtherClaims().put(Constants.REQUESTED_AUDIENCE, audience);
        }
        return token;
    }

    @Override
    public TokenManager.AccessTokenResponseBuilder refreshAccessToken(RefreshTokenContext context)
            throws OAuthErrorException {
        if (!TokenUtil.TOKEN_TYPE_REFRESH.equals(context.oldRefreshToken().getType())) {
            throw refused("Offline tokens are not for single use");
        }
        if (!ExclusiveLock.holdForRefresh(session, context.oldRefreshToken().getSessionId())) {
            throw tooManyAtOnce(context);
        }
        return super.refreshAccessToken(new RefreshTokenContext(
                context.oldRefreshToken(),
                context.grantContext(),
                context.grant(),
                new ReissuingTokenManager(),
                context.scopeParameter(),
                context.resourceParameter()));
    }

    @Override
    protected TokenManager.TokenValidation validateToken(
            KeycloakSession session,
            UriInfo uriInfo,
            ClientConnection connection,
            RealmModel realm,
            RefreshToken token,
            HttpHeaders headers,
            String scope,
            ClientModel client,
            TokenManager tokenManager,
            EventBuilder event)
            throws OAuthErrorException {
        TokenManager.TokenValidation validation = super.validateToken(
                session, uriInfo, connection, realm, token, headers, scope, client, tokenManager, event);
        RefreshHistory history = RefreshHistory.of(validation.clientSessionCtx.getClientSession());
        used = token;
        use = new RefreshUse(token.getId(), holder(headers), Time.currentTimeMillis());
        switch (RefreshDecision.of(
                history,
                use,
                RealmSettings.of(realm, server()).refreshGrace(),
                () -> ReissueCount.add(session, token.getId()))) {
            case ROTATE -> {}
            case REISSUE -> repeated = history.lastRotation().orElseThrow();
            case THEFT -> {
                event.user(validation.user);
                endUserSession(realm, token.getSessionId());
                throw refused("Refresh token reused");
            }
        }
        return validation;
    }

    /** A child is bound to the key of the request that it was issued to; it must not be issued again to another key. */
    private String holder(HttpHeaders headers) {
        DPoP proof = session.getAttribute(DPoPUtil.DPOP_SESSION_ATTRIBUTE, DPoP.class);
        return RefreshUse.holder(
                headers.getHeaderString(HttpHeaders.USER_AGENT), proof == null ? null : proof.getThumbprint());
    }

    private static OAuthErrorException refused(String reason) {
        return new OAuthErrorException(OAuthErrorException.INVALID_GRANT, reason, reason);
    }

    /** The token stays good, so that this must not read as if it were not. */
    private static CorsErrorResponseException tooManyAtOnce(RefreshTokenContext context) {
        context.grantContext().getEvent().error(Errors.SLOW_DOWN);
        return new CorsErrorResponseException(
                context.grantContext().getCors(),
                OAuthErrorException.TEMPORARILY_UNAVAILABLE,
                "Refresh tokens of this session are used too often at once",
                Response.Status.TOO_MANY_REQUESTS);
    }

    /** Ends the session in a transaction of its own: Keycloak's token endpoint, too, may roll back the current one. */
    private void endUserSession(RealmModel realm, String userSessionId) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), session.getContext(), other -> {
            UserSessionModel userSession =
                    other.sessions().getUserSession(other.realms().getRealm(realm.getId()), userSessionId);
            if (userSession != null) {
                AuthenticationManager.backchannelLogout(other, userSession, true);
            }
        });
    }

    /** Where a realm has Keycloak's "Revoke Refresh Token" on, Keycloak counts uses too, and would refuse the second one. */
    private final class ReissuingTokenManager extends TokenManager {

        @Override
        public void validateTokenReuse(
                KeycloakSession session,
                RealmModel realm,
                AccessToken token,
                AuthenticatedClientSessionModel clientSession,
                boolean refresh)
                throws OAuthErrorException {
            if (repeated == null) {
                super.validateTokenReuse(session, realm, token, clientSession, refresh);
            }
        }
    }
}
