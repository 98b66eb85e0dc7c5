package com.ecommerce.userservice.rest.health;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.KeycloakApplication;

/**
 * Reports at {@code /health/ready} whether this node may answer requests, by the same decision as REST and gRPC. Quarkus finds
 * this class, as it finds the resources, by {@code META-INF/beans.xml}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link KeycloakApplication#getSessionFactory}, since a health check has no session.
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

    /** Until the server has started, Keycloak's own checks report that it is not ready. */
    private static boolean mayAnswer(KeycloakSessionFactory sessions) {
        return sessions == null || ClusterHealth.of(sessions).isHealthy();
    }
}
