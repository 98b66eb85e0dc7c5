package com.ecommerce.userservice.core.user;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** Makes a refusal that needs no password hash take as long as one that does. */
public final class PasswordHashes {

    private PasswordHashes() {}

    /** Hashes as the realm does, in vain; as {@code AuthenticatorUtils.dummyHash} of Keycloak 26.7. */
    public static void hashInVain(KeycloakSession session, RealmModel realm) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        PasswordHashProvider hash = policy.getHashAlgorithm() == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, policy.getHashAlgorithm());
        hash.encodedCredential("a password that nobody has", policy.getHashIterations());
    }
}
