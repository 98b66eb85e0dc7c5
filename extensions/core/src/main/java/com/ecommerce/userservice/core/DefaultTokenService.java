package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.token.AccessTokens;
import com.ecommerce.userservice.core.token.DecisionMeters;
import com.ecommerce.userservice.core.token.InvalidToken;
import com.ecommerce.userservice.core.token.TokenDecision;
import com.ecommerce.userservice.core.token.TokenService;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.token.VerifiedTokens;
import com.ecommerce.userservice.core.user.Accounts;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Access tokens in one session, whose realm has been selected.
 *
 * @param dependencies records what decisions depend on
 */
record DefaultTokenService(
        KeycloakSession session,
        String audience,
        VerifiedTokens verifiedTokens,
        DecisionMeters meters,
        DependencyRecorder dependencies)
        implements TokenService {

    @Override
    public TokenDecision decide(String encodedToken) {
        return decide(encodedToken, DecisionMeters.Purpose.VALIDATE);
    }

    @Override
    public ValidToken authenticate(String encodedToken) {
        TokenDecision decision = decide(encodedToken, DecisionMeters.Purpose.AUTHENTICATE);
        if (decision instanceof InvalidToken) {
            throw DomainException.tokenNotValid();
        }
        return (ValidToken) decision;
    }

    @Override
    public ValidToken authenticateForUpdate(String encodedToken) {
        String userId = accessTokens()
                .holder(encodedToken)
                // A lightweight token has to be looked up to know whose it is: elsewhere, so that nothing is read here.
                .orElseGet(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(),
                        session.getContext(),
                        other -> other.getProvider(UserServiceProvider.class)
                                .tokens()
                                .authenticate(encodedToken)
                                .userId(),
                        "holder of a token"));
        Accounts.lock(session, realm(), userId);
        ValidToken caller = authenticate(encodedToken);
        if (caller.userId().equals(userId)) {
            return caller;
        }
        // A client with pairwise subjects: only the user session tells whose the token is.
        Accounts.lock(session, realm(), caller.userId());
        return authenticate(encodedToken);
    }

    @Override
    public boolean hasClientRole(ValidToken caller, String roleName) {
        ClientModel client = realm().getClientByClientId(audience);
        RoleModel role = client == null ? null : client.getRole(roleName);
        UserModel user = session.users().getUserById(realm(), caller.userId());
        if (role == null || user == null) {
            return false;
        }
        // RealmRoles has recorded what the user has; here it is the role's name, and that the client has it.
        dependencies.dependsOn(client);
        dependencies.dependsOn(role);
        return user.hasRole(role);
    }

    private TokenDecision decide(String encodedToken, DecisionMeters.Purpose purpose) {
        return meters.count(purpose, accessTokens().decide(encodedToken));
    }

    private AccessTokens accessTokens() {
        return new AccessTokens(session, realm(), audience, verifiedTokens, dependencies);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
