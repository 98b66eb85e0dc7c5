package com.ecommerce.userservice.rest.auth;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory;

/** Creates {@link SingleUseRefreshTokenProvider}s. */
public final class SingleUseRefreshTokenProviderFactory implements RefreshTokenProviderFactory {

    @Override
    public String getId() {
        return "user-service-single-use";
    }

    /** Asked before Keycloak's own providers, whose orders are 0 and 10. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        return new SingleUseRefreshTokenProvider(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
