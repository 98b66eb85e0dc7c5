package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.IssuedTokens;
import com.ecommerce.userservice.core.user.ComparedPassword;
import com.ecommerce.userservice.core.user.LoginNames;
import com.ecommerce.userservice.core.user.PasswordHashes;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.UserEvents;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.refresh.RefreshTokenException;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.util.TokenUtil;

/**
 * Runs Keycloak's own grants in process, for the first-party client: whatever the realm's flows, policies and events
 * do for the token endpoint, they do here.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link OAuth2GrantType}, {@link TokenManager}, {@link Cors},
 * {@link AuthenticationManager#backchannelLogout}, as {@code TokenEndpoint} and {@code LogoutEndpoint} use them.
 */
final class Grants {

    private static final Logger LOG = Logger.getLogger(Grants.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;

    Grants(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = firstPartyClient(
                realm, session.getProvider(UserServiceProvider.class).config().firstPartyClient());
        session.getContext().setClient(client);
    }

    private static ClientModel firstPartyClient(RealmModel realm, String clientId) {
        ClientModel client = realm.getClientByClientId(clientId);
        if (client == null || !client.isEnabled()) {
            throw new IllegalStateException("The realm " + realm.getName() + " has no enabled client " + clientId
                    + ": create it, or name another with --spi-user-service--default--first-party-client");
        }
        return client;
    }

    /**
     * Runs the grant {@code password}; logins by one name run one after the other.
     *
     * @param typedName e-mail or username
     * @param otp one-time password; null or empty if none was sent
     * @throws DomainException {@link ErrorCode#INVALID_CREDENTIALS}, {@link ErrorCode#OTP_REQUIRED},
     *     {@link ErrorCode#ACCOUNT_SETUP_REQUIRED}, {@link ErrorCode#RATE_LIMITED}
     */
    Login login(String typedName, String password, String otp) {
        if (!Texts.isNameLength(typedName.strip())) {
            // No account has such a name: there is no event, and the refusal takes the time of an unknown account.
            PasswordHashes.hashInVain(session, realm);
            throw RefusedLogin.invalidCredentials();
        }
        String username = LoginNames.of(session, realm, typedName);
        LoginLocks locks = new LoginLocks(session, realm);
        if (!locks.lockName(username)) {
            throw tooManyLogins();
        }
        MultivaluedMap<String, String> form = loginForm(username, password, otp);
        EventBuilder event = loginEvent();
        SecondFactorOutcome outcome = SecondFactorOutcome.begin(session);
        Optional<AccessTokenResponse> response = run(form, event);
        String userId = event.getEvent().getUserId();
        if (Errors.USER_TEMPORARILY_DISABLED.equals(event.getEvent().getError()) && !locks.isLockedOut(userId)) {
            if (locks.awaitProtector(userId)) {
                event = loginEvent();
                response = run(form, event);
            } else if (!locks.isLockedOut(userId)) {
                throw tooManyLogins();
            }
        }
        Login login = result(response, event, outcome, username);
        requireUnchanged(locks, login.userId(), password);
        return login;
    }

    /**
     * Runs the grant {@code password} for an account that was created in this transaction, which no other login can see.
     *
     * @throws DomainException {@link ErrorCode#ACCOUNT_SETUP_REQUIRED}
     */
    Login firstLogin(String username, String password) {
        EventBuilder event = loginEvent();
        SecondFactorOutcome outcome = SecondFactorOutcome.begin(session);
        return result(run(loginForm(username, password, null), event), event, outcome, username);
    }

    private static MultivaluedMap<String, String> loginForm(String username, String password, String otp) {
        MultivaluedMap<String, String> form = form(OAuth2Constants.PASSWORD);
        form.putSingle(AuthenticationManager.FORM_USERNAME, username);
        form.putSingle(CredentialRepresentation.PASSWORD, password);
        if (otp != null && !otp.isEmpty()) {
            form.putSingle("otp", otp);
        }
        return form;
    }

    private Login result(
            Optional<AccessTokenResponse> response, EventBuilder event, SecondFactorOutcome outcome, String username) {
        if (response.isPresent()) {
            Event login = event.getEvent();
            requireSecondFactor(login.getUserId(), outcome);
            return new Login(login.getUserId(), login.getSessionId(), Tokens.of(response.get()));
        }
        if (outcome.isMissing()) {
            throw new DomainException(
                    ErrorCode.OTP_REQUIRED,
                    "Log in again with the current one-time password, or the recovery code that is due, in the field otp.");
        }
        if (outcome.isUnsupported()) {
            throw DomainException.secondFactorNeedsBrowser();
        }
        throw new RefusedLogin(session, realm, client).reason(event.getEvent(), username);
    }

    /** Refuses a login without the second factor that the sign-in page asks for, even if the realm's direct grant asks for none. */
    private void requireSecondFactor(String userId, SecondFactorOutcome outcome) {
        if (!outcome.isChecked()
                && !SecondFactors.of(session, realm, session.users().getUserById(realm, userId))
                        .isEmpty()) {
            session.getTransactionManager().setRollbackOnly();
            throw DomainException.secondFactorNeedsBrowser();
        }
    }

    /** Locks the account, and refuses the new user session if the account has changed since its password was compared. */
    private void requireUnchanged(LoginLocks locks, String userId, String password) {
        ComparedPassword compared =
                new ComparedPassword(session, realm, session.users().getUserById(realm, userId), password);
        if (!locks.lockAccount(userId)) {
            throw tooManyLogins();
        }
        if (locks.isLockedOut(userId) || !compared.isStillRight()) {
            session.getTransactionManager().setRollbackOnly();
            throw RefusedLogin.invalidCredentials();
        }
    }

    private static DomainException tooManyLogins() {
        return new DomainException(
                ErrorCode.RATE_LIMITED, "Too many logins by this name at this moment. Try again in a few seconds.");
    }

    private EventBuilder loginEvent() {
        return event(EventType.LOGIN).detail(Details.GRANT_TYPE, OAuth2Constants.PASSWORD);
    }

    /**
     * Runs the grant {@code refresh_token}. A token that the realm has not issued leaves no event: anybody can send any number
     * of such tokens.
     *
     * @throws DomainException {@link ErrorCode#TOKEN_NOT_VALID}, {@link ErrorCode#RATE_LIMITED}
     */
    Tokens refresh(String refreshToken) {
        if (!IssuedTokens.isIssued(session, refreshToken)) {
            throw refreshTokenNotValid();
        }
        MultivaluedMap<String, String> form = form(OAuth2Constants.REFRESH_TOKEN);
        form.putSingle(OAuth2Constants.REFRESH_TOKEN, refreshToken);
        EventBuilder event = event(EventType.REFRESH_TOKEN).detail(Details.GRANT_TYPE, OAuth2Constants.REFRESH_TOKEN);
        Optional<AccessTokenResponse> response = run(form, event);
        if (Errors.SLOW_DOWN.equals(event.getEvent().getError())) {
            throw new DomainException(
                    ErrorCode.RATE_LIMITED,
                    "Too many refreshes of this session at this moment. Try again in a few seconds.");
        }
        return response.map(Tokens::of).orElseThrow(Grants::refreshTokenNotValid);
    }

    private static DomainException refreshTokenNotValid() {
        return new DomainException(ErrorCode.TOKEN_NOT_VALID, "The refresh token is not valid any more. Log in again.");
    }

    /**
     * Ends the user session of a refresh token. A token that is expired, revoked, of another realm or malformed changes
     * nothing; a token that the realm has not issued leaves no event either.
     */
    void logout(String refreshToken) {
        if (!IssuedTokens.isIssued(session, refreshToken)) {
            return;
        }
        EventBuilder event = event(EventType.LOGOUT);
        HttpRequest request = session.getContext().getHttpRequest();
        try {
            RefreshToken token =
                    new TokenManager().verifyRefreshToken(session, realm, client, request, refreshToken, false);
            UserSessionModel userSession = TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())
                    ? session.sessions().getOfflineUserSession(realm, token.getSessionId())
                    : session.sessions().getUserSession(realm, token.getSessionId());
            if (userSession == null || token.isIssuedBeforeSessionStart(userSession.getStarted())) {
                return;
            }
            event.user(userSession.getUser()).session(userSession);
            AuthenticationManager.backchannelLogout(session, userSession, true);
            event.success();
        } catch (OAuthErrorException e) {
            event.detail(Details.REASON, e.getDescription()).error(Errors.INVALID_TOKEN);
        }
    }

    private EventBuilder event(EventType type) {
        return UserEvents.begin(session, realm, client, type);
    }

    private static MultivaluedMap<String, String> form(String grantType) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.putSingle(OAuth2Constants.GRANT_TYPE, grantType);
        return form;
    }

    /** Returns Keycloak's response if the grant succeeded; empty if it was refused, for the reason in the event. */
    private Optional<AccessTokenResponse> run(MultivaluedMap<String, String> form, EventBuilder event) {
        KeycloakContext context = session.getContext();
        HttpRequest request = context.getHttpRequest();
        context.setHttpRequest(new FormRequest(request, form));
        try {
            OAuth2GrantType grant =
                    session.getProvider(OAuth2GrantType.class, form.getFirst(OAuth2Constants.GRANT_TYPE));
            Response response = grant.process(new OAuth2GrantType.Context(
                    session,
                    OIDCAdvancedConfigWrapper.fromClientModel(client),
                    new HashMap<>(),
                    form,
                    event,
                    Cors.builder(),
                    new TokenManager()));
            return response.getEntity() instanceof AccessTokenResponse tokens ? Optional.of(tokens) : Optional.empty();
        } catch (WebApplicationException
                | AuthenticationFlowException
                | TokenInterceptorException
                | RefreshTokenException e) {
            LOG.debug("The grant was refused", e);
            return Optional.empty();
        } finally {
            context.setHttpRequest(request);
        }
    }
}
