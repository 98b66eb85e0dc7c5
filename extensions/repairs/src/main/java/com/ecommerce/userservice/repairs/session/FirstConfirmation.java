package com.ecommerce.userservice.repairs.session;

import java.util.List;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * That the address of an account was confirmed for the first time by a link that sets a password. Whoever has set up
 * passkeys, one-time passwords, recovery codes or links to identity providers until then had not shown that the address
 * is theirs; with these, a stranger who had registered it would keep a way in.
 */
record FirstConfirmation(String realmId, String userId) {

    private static final Set<String> PASSWORDS =
            Set.of(PasswordCredentialModel.TYPE, PasswordCredentialModel.PASSWORD_HISTORY);

    void happen(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = AccountSessions.user(session, realm, userId);
        if (user == null) {
            return;
        }
        List<CredentialModel> credentials = user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> !PASSWORDS.contains(credential.getType()))
                .toList();
        for (CredentialModel credential : credentials) {
            user.credentialManager().removeStoredCredentialById(credential.getId());
            event(session, realm, user, EventType.REMOVE_CREDENTIAL)
                    .detail(Details.CREDENTIAL_TYPE, credential.getType())
                    .detail(Details.CREDENTIAL_ID, credential.getId())
                    .success();
        }
        List<FederatedIdentityModel> links =
                session.users().getFederatedIdentitiesStream(realm, user).toList();
        for (FederatedIdentityModel link : links) {
            session.users().removeFederatedIdentity(realm, user, link.getIdentityProvider());
            event(session, realm, user, EventType.REMOVE_FEDERATED_IDENTITY)
                    .detail(Details.IDENTITY_PROVIDER, link.getIdentityProvider())
                    .success();
        }
    }

    private static EventBuilder event(KeycloakSession session, RealmModel realm, UserModel user, EventType type) {
        return new EventBuilder(realm, session).event(type).user(user).detail(Details.REASON, "address_confirmed");
    }
}
