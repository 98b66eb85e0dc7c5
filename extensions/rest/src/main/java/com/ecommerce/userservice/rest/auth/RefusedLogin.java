package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.PasswordHashes;
import com.ecommerce.userservice.core.user.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Translates a login that Keycloak has refused into an error of the contract. */
record RefusedLogin(KeycloakSession session, RealmModel realm, ClientModel client) {

    private static final String VERIFY_PROFILE = UserModel.RequiredAction.VERIFY_PROFILE.name();

    static DomainException invalidCredentials() {
        return new DomainException(ErrorCode.INVALID_CREDENTIALS, "The e-mail or the password is wrong.");
    }

    /**
     * Returns the error that the client receives.
     *
     * @param event of the login; its error says why Keycloak has refused it
     * @param username the name that was sent
     * @throws IllegalStateException if no login of the client can succeed
     */
    DomainException reason(Event event, String username) {
        String error = event.getError();
        if (Errors.RESOLVE_REQUIRED_ACTIONS.equals(error)) {
            return accountSetupRequired(username);
        }
        if (Errors.NOT_ALLOWED.equals(error) || Errors.CONSENT_DENIED.equals(error)) {
            throw new IllegalStateException("The client " + client.getClientId() + " of the realm " + realm.getName()
                    + " cannot log users in: switch on direct access grants and switch off consent");
        }
        boolean compared = Errors.INVALID_USER_CREDENTIALS.equals(error) || Errors.USER_DISABLED.equals(error);
        if (compared && isWithoutPassword(event.getUserId())) {
            // Keycloak found no password to compare with and has hashed none.
            PasswordHashes.hashInVain(session, realm);
        }
        return invalidCredentials();
    }

    private boolean isWithoutPassword(String userId) {
        UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
        return user != null && !user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    private DomainException accountSetupRequired(String username) {
        UserModel user = KeycloakModelUtils.findUserByNameOrEmail(session, realm, username);
        if (user == null) {
            return DomainException.accountSetupRequired(List.of(), Map.of());
        }
        Set<String> actions = new TreeSet<>(user.getRequiredActionsStream().toList());
        Map<String, List<String>> violations = profileViolations(user);
        if (!violations.isEmpty()) {
            actions.add(VERIFY_PROFILE);
        }
        return DomainException.accountSetupRequired(List.copyOf(actions), violations);
    }

    /** Keycloak determines this action at each login and does not store it with the user. */
    private Map<String, List<String>> profileViolations(UserModel user) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(VERIFY_PROFILE);
        return action != null && action.isEnabled() ? new Profiles(session, realm).due(user) : Map.of();
    }
}
