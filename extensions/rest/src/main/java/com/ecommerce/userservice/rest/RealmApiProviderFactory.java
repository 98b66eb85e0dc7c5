package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.ApiPath;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves every realm that enables the user service at {@code /realms/{realm}/api}. */
public final class RealmApiProviderFactory implements RealmResourceProviderFactory {

    /** The path segment after the realm's name, which Keycloak takes from the provider's id. */
    public static final String PROVIDER_ID = ApiPath.ROOT;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmApiProvider(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record RealmApiProvider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new ApiResource(session, session.getContext().getRealm().getName());
        }

        @Override
        public void close() {}
    }
}
