package com.ecommerce.userservice.core.dependency;

import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Records what the result of a session depends on, so that a caller can reuse the result until one of these changes.
 * Whoever computes the result names everything that it has read; if something cannot be named, {@link #markIncomplete}.
 */
public interface DependencyRecorder {

    /** Records nothing, for a result that nobody reuses. */
    DependencyRecorder NONE = new NoRecorder();

    void dependsOn(RealmModel realm);

    void dependsOn(ClientModel client);

    void dependsOn(RoleModel role);

    /** The group alone, without its parents. */
    void dependsOn(GroupModel group);

    /** The user alone, without groups and roles. */
    void dependsOn(UserModel user);

    /** The user session and its part for one client. */
    void dependsOn(UserSessionModel userSession, ClientModel client);

    /** That a token has not been revoked by itself. */
    void dependsOnTokenNotRevoked(String tokenId);

    /**
     * The result holds before this moment only.
     *
     * @param millis since the epoch, by Keycloak's clock
     */
    void validUntil(long millis);

    /** The result depends on something that cannot be named, hence it must not be reused. */
    void markIncomplete();
}
