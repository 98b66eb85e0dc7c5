package com.ecommerce.userservice.grpc.cache;

import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.sessions.infinispan.entities.EmbeddedClientSessionKey;
import org.keycloak.storage.StorageId;

/**
 * What the response of one call depends on: objects that Keycloak caches, by their keys there, and a moment after which
 * the response has to be computed again. Not for use by many threads.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link EmbeddedClientSessionKey}.
 */
public final class CacheDependencies implements DependencyRecorder {

    private final Set<CacheKey> keys = new LinkedHashSet<>();
    private long validUntilMillis = Long.MAX_VALUE;
    private boolean complete = true;

    @Override
    public void markIncomplete() {
        complete = false;
    }

    @Override
    public void dependsOn(RealmModel realm) {
        dependsOn(new CacheKey(KeycloakCache.REALMS, realm.getId()));
    }

    @Override
    public void dependsOn(ClientModel client) {
        requireLocal(client.getId());
        dependsOn(new CacheKey(KeycloakCache.REALMS, client.getId()));
    }

    @Override
    public void dependsOn(RoleModel role) {
        dependsOn(new CacheKey(KeycloakCache.REALMS, role.getId()));
    }

    @Override
    public void dependsOn(GroupModel group) {
        dependsOn(new CacheKey(KeycloakCache.REALMS, group.getId()));
    }

    /** Users of another store follow that store's rules: a response about them is not cached. */
    @Override
    public void dependsOn(UserModel user) {
        requireLocal(user.getId());
        if (user.isFederated()) {
            markIncomplete();
        }
        dependsOn(new CacheKey(KeycloakCache.USERS, user.getId()));
    }

    @Override
    public void dependsOn(UserSessionModel userSession, ClientModel client) {
        dependsOn(new CacheKey(KeycloakCache.USER_SESSIONS, userSession.getId()));
        dependsOn(new CacheKey(
                KeycloakCache.CLIENT_SESSIONS, new EmbeddedClientSessionKey(userSession.getId(), client.getId())));
    }

    @Override
    public void dependsOnTokenNotRevoked(String tokenId) {
        dependsOn(new CacheKey(KeycloakCache.REVOKED_TOKENS, tokenId + SingleUseObjectProvider.REVOKED_KEY));
    }

    @Override
    public void validUntil(long millis) {
        validUntilMillis = Math.min(validUntilMillis, millis);
    }

    void dependsOn(CacheKey key) {
        keys.add(key);
    }

    boolean isComplete() {
        return complete;
    }

    Set<CacheKey> keys() {
        return Set.copyOf(keys);
    }

    long validUntilMillis() {
        return validUntilMillis;
    }

    private void requireLocal(String id) {
        if (!new StorageId(Objects.requireNonNull(id, "id")).isLocal()) {
            markIncomplete();
        }
    }
}
