package com.ecommerce.userservice.core.dependency;

import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** See {@link DependencyRecorder#NONE}. */
final class NoRecorder implements DependencyRecorder {

    @Override
    public void dependsOn(RealmModel realm) {}

    @Override
    public void dependsOn(ClientModel client) {}

    @Override
    public void dependsOn(RoleModel role) {}

    @Override
    public void dependsOn(GroupModel group) {}

    @Override
    public void dependsOn(UserModel user) {}

    @Override
    public void dependsOn(UserSessionModel userSession, ClientModel client) {}

    @Override
    public void dependsOnTokenNotRevoked(String tokenId) {}

    @Override
    public void validUntil(long millis) {}

    @Override
    public void markIncomplete() {}
}
