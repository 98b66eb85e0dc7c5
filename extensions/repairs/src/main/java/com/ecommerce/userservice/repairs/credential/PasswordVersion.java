package com.ecommerce.userservice.repairs.credential;

import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Tells one password of a user from the next: the credential's id and the time of its creation, which Keycloak 26.7 keeps
 * when it hashes the same password anew. A note of each session says on which it rests.
 */
public final class PasswordVersion {

    /** Note of a user session; absent where no password was asked for, or where another store has checked it. */
    public static final String NOTE = "user-service.password-version";

    private PasswordVersion() {}

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
