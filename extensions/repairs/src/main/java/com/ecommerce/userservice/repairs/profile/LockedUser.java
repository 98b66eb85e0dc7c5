package com.ecommerce.userservice.repairs.profile;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;

/**
 * A user whose row is locked before it is changed, until the end of the transaction. A user of a storage of its own,
 * who has no row, is not locked.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link UserEntity}, {@link JpaConnectionProvider}, {@link CachedUserModel}.
 */
record LockedUser(KeycloakSession session, UserModel user) {

    /** Returns the attributes as the transaction sees them, perhaps from Keycloak's cache. */
    Map<String, List<String>> attributes() {
        return user.getAttributes();
    }

    /** Waits for other transactions that change the user, then returns the attributes as they are stored. */
    Map<String, List<String>> lockAndRead() {
        if (new StorageId(user.getId()).isLocal()) {
            EntityManager entities =
                    session.getProvider(JpaConnectionProvider.class).getEntityManager();
            UserEntity row = entities.find(UserEntity.class, user.getId());
            if (row != null) {
                // What this transaction has changed already must not be lost by reading the row anew.
                entities.flush();
                entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
            }
        }
        if (user instanceof CachedUserModel cached) {
            // From now on the model reads and writes the row, and not the cache.
            cached.getDelegateForUpdate();
        }
        return user.getAttributes();
    }
}
