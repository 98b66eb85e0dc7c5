package com.ecommerce.userservice.core.recall;

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
 * What the answers of one session rest on: objects that Keycloak caches, and a moment after which the answers have to be
 * asked for again. Whoever answers names everything it looked at; if that cannot be named, {@link #giveUp()}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link EmbeddedClientSessionKey}.
 */
public final class Dependencies {

    private final Set<CacheKey> keys = new LinkedHashSet<>();
    private long validUntilMillis = Long.MAX_VALUE;
    private boolean complete = true;

    /** The answers rest on something that cannot be named, hence they must not be recalled. */
    public void giveUp() {
        complete = false;
    }

    public void restOn(RealmModel realm) {
        restOn(new CacheKey(KeycloakCache.REALMS, realm.getId()));
    }

    public void restOn(ClientModel client) {
        requireLocal(client.getId());
        restOn(new CacheKey(KeycloakCache.REALMS, client.getId()));
    }

    public void restOn(RoleModel role) {
        restOn(new CacheKey(KeycloakCache.REALMS, role.getId()));
    }

    /** The group alone, without its parents. */
    public void restOn(GroupModel group) {
        restOn(new CacheKey(KeycloakCache.REALMS, group.getId()));
    }

    /** The user alone, without groups and roles. Users of another store follow that store's rules: not recalled. */
    public void restOn(UserModel user) {
        requireLocal(user.getId());
        if (user.isFederated()) {
            giveUp();
        }
        restOn(new CacheKey(KeycloakCache.USERS, user.getId()));
    }

    /** The user session and its part for one client. */
    public void restOn(UserSessionModel userSession, ClientModel client) {
        restOn(new CacheKey(KeycloakCache.USER_SESSIONS, userSession.getId()));
        restOn(new CacheKey(
                KeycloakCache.CLIENT_SESSIONS, new EmbeddedClientSessionKey(userSession.getId(), client.getId())));
    }

    /** That a token has not been revoked by itself. */
    public void restOnTokenNotRevoked(String tokenId) {
        restOn(new CacheKey(KeycloakCache.REVOKED_TOKENS, tokenId + SingleUseObjectProvider.REVOKED_KEY));
    }

    /**
     * The answers hold before this moment only.
     *
     * @param millis since the epoch, by Keycloak's clock
     */
    public void holdUntil(long millis) {
        validUntilMillis = Math.min(validUntilMillis, millis);
    }

    void restOn(CacheKey key) {
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
            giveUp();
        }
    }
}
