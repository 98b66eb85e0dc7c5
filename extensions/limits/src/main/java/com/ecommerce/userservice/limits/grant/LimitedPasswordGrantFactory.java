package com.ecommerce.userservice.limits.grant;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.ResourceOwnerPasswordCredentialsGrantTypeFactory;

/** Takes the place of Keycloak's factory of the password grant, under its id. */
public final class LimitedPasswordGrantFactory extends ResourceOwnerPasswordCredentialsGrantTypeFactory {

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new LimitedPasswordGrant();
    }
}
