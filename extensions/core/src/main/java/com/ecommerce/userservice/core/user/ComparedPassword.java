package com.ecommerce.userservice.core.user;

import java.util.Objects;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;

/**
 * The password that a login has compared, before it held the account's lock: under the lock it is asked again whether the
 * login may still happen. A login that compared the old password would otherwise leave a session that outlives a change of
 * it, and an account that was disabled meanwhile would get tokens.
 *
 * <p>Uses of Keycloak 26.7 internals: the default {@link UserProvider}, which reads the database and no cache.
 */
public final class ComparedPassword {

    private final KeycloakSession session;
    private final String realmId;
    private final String userId;
    private final String password;
    private final String storedSecret;

    /** @param user as the session that compared the password knows it */
    public ComparedPassword(KeycloakSession session, RealmModel realm, UserModel user, String password) {
        this.session = session;
        this.realmId = realm.getId();
        this.userId = user.getId();
        this.password = password;
        this.storedSecret = secret(stored(user));
    }

    /** Returns whether the account is enabled, and its password still the same, in what is committed by now. */
    public boolean isStillRight() {
        return !StorageId.isLocalStorage(userId)
                || KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(), session.getContext(), this::isStillRight, "login");
    }

    private boolean isStillRight(KeycloakSession other) {
        RealmModel realm = other.realms().getRealm(realmId);
        UserModel user = other.getProvider(UserProvider.class).getUserById(realm, userId);
        if (user == null || !user.isEnabled()) {
            return false;
        }
        CredentialModel now = stored(user);
        // Another login may have hashed the same password anew, as the realm's policy wants it.
        return Objects.equals(secret(now), storedSecret) || (now != null && verify(other, now));
    }

    private boolean verify(KeycloakSession other, CredentialModel credential) {
        PasswordCredentialModel stored = PasswordCredentialModel.createFromCredentialModel(credential);
        PasswordHashProvider hash = other.getProvider(
                PasswordHashProvider.class, stored.getPasswordCredentialData().getAlgorithm());
        return hash != null && hash.verify(password, stored);
    }

    private static CredentialModel stored(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .findFirst()
                .orElse(null);
    }

    private static String secret(CredentialModel credential) {
        return credential == null ? null : credential.getSecretData();
    }
}
