package com.ecommerce.userservice.repairs.credential;

import java.util.Arrays;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.CredentialEntity;

/**
 * Refuses to write the hash of a password that has been replaced. Keycloak 26.7 hashes a password anew after the login that
 * has compared it is committed ({@code PasswordCredentialProvider.refreshPassword}), and writes the hash by the credential's
 * id: a password that was set while it hashed would be undone, and the old one valid again.
 *
 * <p>Such a write puts the time of creation back to that of the old password, where every other one moves it on
 * ({@link ConcurrentPasswordProvider#createdDate}). It may go when Keycloak compares before it writes.
 */
final class StaleRehash implements PreUpdateEventListener {

    private static final String CREATED_DATE = "createdDate";

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        if (!(event.getEntity() instanceof CredentialEntity credential)
                || !PasswordCredentialModel.TYPE.equals(credential.getType())
                || event.getOldState() == null) {
            return false;
        }
        int createdDate = Arrays.asList(event.getPersister().getPropertyNames()).indexOf(CREATED_DATE);
        return isOlder((Long) event.getState()[createdDate], (Long) event.getOldState()[createdDate]);
    }

    /**
     * Returns whether a password is older than the one that is stored.
     *
     * @param createdDate of the password to be written, in milliseconds since the epoch; null for an imported one
     * @param stored of the password that is stored, likewise
     */
    static boolean isOlder(Long createdDate, Long stored) {
        return stored != null && (createdDate == null || createdDate < stored);
    }
}
