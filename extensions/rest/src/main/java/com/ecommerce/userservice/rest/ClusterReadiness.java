package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.KeycloakApplication;

/**
 * Has {@code /health/ready} say what REST and gRPC do: whether this node may answer. Quarkus finds it, as it finds the
 * resources, by {@code META-INF/beans.xml}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link KeycloakApplication#getSessionFactory}, since there is no session here.
 */
@Readiness
@Singleton
public final class ClusterReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("User service")
                .status(mayAnswer(KeycloakApplication.getSessionFactory()))
                .build();
    }

    /** Before the start is over, Keycloak's own checks say that the server is not ready. */
    private static boolean mayAnswer(KeycloakSessionFactory sessions) {
        return sessions == null || ClusterHealth.of(sessions).isHealthy();
    }
}
