package com.ecommerce.userservice.repairs.credential;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageId;

/**
 * Compares a password as Keycloak does, and writes into the login under way which one it has compared: a sign-in page can
 * be left open for half an hour between the password and its last step, and the password can change meanwhile.
 *
 * <p>Sets a password with the user's row locked, before the password's own, as everybody who changes both does. The present
 * password is read anew, so that the one that comes last counts, unless the session has compared it: then it must not
 * replace another one than that, and the version of the row sees to it.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link UserEntity}, {@link CredentialEntity}, {@link JpaConnectionProvider}.
 */
final class ConcurrentPasswordProvider extends PasswordCredentialProvider {

    private final PasswordCredentialProvider keycloaks;
    private final boolean locks;
    private boolean compared;

    /**
     * @param keycloaks compares passwords, and counts how often
     * @param locks whether passwords are set with the user's row locked
     */
    ConcurrentPasswordProvider(KeycloakSession session, PasswordCredentialProvider keycloaks, boolean locks) {
        super(session, null, false, false, false, false, false);
        this.keycloaks = keycloaks;
        this.locks = locks;
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        compared = true;
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        // Read before the comparison: a password that changes amid it counts as the old one.
        String version = login == null ? null : PasswordVersion.of(user).orElse(null);
        boolean valid = keycloaks.isValid(realm, user, input);
        if (valid && version != null) {
            login.setUserSessionNote(PasswordVersion.NOTE, version);
        }
        return valid;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, PasswordCredentialModel password) {
        if (locks && new StorageId(user.getId()).isLocal()) {
            lock(user.getId());
        }
        PasswordVersion.noteSet(session, user.getId());
        password.setCreatedDate(
                createdDate(password.getCreatedDate(), getPassword(realm, user), Time.currentTimeMillis()));
        return super.createCredential(realm, user, password);
    }

    /**
     * Returns when a password counts as created: later than the one that it replaces, whatever clocks say and whichever date
     * an operator sends with a hash. {@link StaleRehash} tells by it which of two is the old one, and so do sessions.
     *
     * @param createdDate of the new password, in milliseconds since the epoch; null for the present
     * @param replaced null if there is none
     */
    static long createdDate(Long createdDate, CredentialModel replaced, long present) {
        long wanted = createdDate == null ? present : createdDate;
        if (replaced == null || replaced.getCreatedDate() == null || wanted > replaced.getCreatedDate()) {
            return wanted;
        }
        return Math.max(present, replaced.getCreatedDate() + 1);
    }

    private void lock(String userId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        // A user who is new is not locked before the row is there.
        entities.flush();
        UserEntity row = entities.find(UserEntity.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (row != null && !compared) {
            entities.createNamedQuery("credentialByUser", CredentialEntity.class)
                    .setParameter("user", row)
                    .getResultList()
                    .forEach(entities::refresh);
        }
    }
}
