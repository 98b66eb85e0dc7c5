package com.ecommerce.userservice.passwords.policy;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The password policies of all realms, as they are stored.
 *
 * <p>Uses of Keycloak 26.7 internals: {@code RealmEntity}, in a query.
 */
final class RealmPolicies {

    private RealmPolicies() {}

    /** Returns whether a realm has a policy with this value. */
    static boolean contain(KeycloakSession session, String policy, String value) {
        return session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(
                                "select count(r) from RealmEntity r where locate(:policy, r.passwordPolicy) > 0",
                                Long.class)
                        .setParameter("policy", policy + "(" + value + ")")
                        .getSingleResult()
                > 0;
    }
}
