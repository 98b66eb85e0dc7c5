package com.ecommerce.userservice.core.permission;

import org.keycloak.Config;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.authorization.policy.provider.PolicyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.representations.idm.authorization.PolicyRepresentation;

/**
 * A policy for Keycloak's fine-grained admin permissions on users, {@link OrdinaryUserPolicy}. It has no settings.
 *
 * <p>Keycloak's own policies look at who asks, and its protection of a group is for those that somebody has put into it.
 *
 * <p>The SPI {@code policy} is internal in 26.7.
 */
public final class OrdinaryUserPolicyFactory implements PolicyProviderFactory<PolicyRepresentation> {

    /** The policy's type in a realm's admin permissions. */
    public static final String PROVIDER_ID = "user-service-ordinary-user";

    private static final OrdinaryUserPolicy POLICY = new OrdinaryUserPolicy();

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getName() {
        return "Ordinary user";
    }

    @Override
    public String getGroup() {
        return "Identity Based";
    }

    @Override
    public String getDescription() {
        return "Grants permissions on users who are neither administrators nor service accounts.";
    }

    @Override
    public PolicyProvider create(AuthorizationProvider authorization) {
        return POLICY;
    }

    @Override
    public PolicyProvider create(KeycloakSession session) {
        return POLICY;
    }

    @Override
    public PolicyRepresentation toRepresentation(Policy policy, AuthorizationProvider authorization) {
        return new PolicyRepresentation();
    }

    @Override
    public Class<PolicyRepresentation> getRepresentationType() {
        return PolicyRepresentation.class;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
