package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.lock.ExclusiveLock;
import com.ecommerce.userservice.core.realm.RealmSettings;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.util.TokenUtil;

/**
 * Accepts only the refresh token that was issued last, and ends the whole user session when an older one is used again: one of
 * two parties that hold tokens of this session has stolen them (RFC 9700, section 4.14.2). Keycloak 26.7 compares times in
 * seconds, so it accepts an older token of the same second, and keeps the user session.
 *
 * <p>An offline token of that client, where a realm issues one, is refused: it neither expires nor rotates.
 *
 * <p>For the first-party client only; other clients keep Keycloak's behaviour. Extends Keycloak's provider, whose SPI is
 * internal in 26.7.
 */
final class SingleUseRefreshTokenProvider extends DefaultRefreshTokenProvider {

    private static final String LAST_ISSUED = "user-service.last-refresh-token";

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
        UserServiceConfig server =
                session.getProvider(UserServiceProvider.class).config();
        return server.firstPartyClient().equals(client.getClientId())
                && RealmSettings.of(client.getRealm(), server).apiEnabled();
    }

    @Override
    public RefreshToken generateRefreshToken(InitialRefreshTokenContext context) {
        RefreshToken token = super.generateRefreshToken(context);
        context.clientSessionCtx().getClientSession().setNote(LAST_ISSUED, token.getId());
        return token;
    }

    @Override
    public TokenManager.AccessTokenResponseBuilder refreshAccessToken(RefreshTokenContext context)
            throws OAuthErrorException {
        if (!TokenUtil.TOKEN_TYPE_REFRESH.equals(context.oldRefreshToken().getType())) {
            throw refused("Offline tokens are not for single use");
        }
        if (!ExclusiveLock.hold(session, "refresh:" + context.oldRefreshToken().getSessionId())) {
            throw refused("Refresh tokens of this session are used too often at once");
        }
        return super.refreshAccessToken(context);
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
        AuthenticatedClientSessionModel clientSession = validation.clientSessionCtx.getClientSession();
        String lastIssued = clientSession.getNote(LAST_ISSUED);
        // A session from before the realm enabled the user service has no note yet.
        if (lastIssued != null && !lastIssued.equals(token.getId())) {
            event.user(validation.user);
            endUserSession(realm, token.getSessionId());
            throw refused("Refresh token reused");
        }
        return validation;
    }

    private static OAuthErrorException refused(String reason) {
        return new OAuthErrorException(OAuthErrorException.INVALID_GRANT, reason, reason);
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
}
