package com.ecommerce.userservice.repairs.credential;

import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Tells one password of a user from the next: the credential's id and the time of its creation, which Keycloak 26.7 keeps
 * when it hashes the same password anew. A note of each session says on which it rests.
 */
public final class PasswordVersion {

    /** Note of a user session; absent where no password was asked for, or where another store has checked it. */
    public static final String NOTE = "user-service.password-version";

    private static final String SET = PasswordVersion.class.getName() + ".set:";

    private PasswordVersion() {}

    /** Returns whether a session of Keycloak has given a user a password; not one that a user storage keeps. */
    public static boolean isSetBy(KeycloakSession session, String userId) {
        return session.getAttribute(SET + userId) != null;
    }

    static void noteSet(KeycloakSession session, String userId) {
        session.setAttribute(SET + userId, true);
    }

    /** Returns the version of a user's stored password; empty if there is none. */
    public static Optional<String> of(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .findFirst()
                .map(PasswordVersion::of);
    }

    private static String of(CredentialModel password) {
        return of(password.getId(), password.getCreatedDate());
    }

    /**
     * Returns the version of a password.
     *
     * @param createdDate milliseconds since the epoch; may be null
     */
    public static String of(String credentialId, Long createdDate) {
        return credentialId + "/" + createdDate;
    }
}
