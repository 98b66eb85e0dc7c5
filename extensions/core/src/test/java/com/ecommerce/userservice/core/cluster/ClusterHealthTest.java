package com.ecommerce.userservice.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

class ClusterHealthTest {

    @Test
    void givenNoProvider_thenHealthy() {
        assertThat(ClusterHealth.of(sessions(null)).isHealthy()).isTrue();
    }

    @Test
    void givenProvider_thenItsHealth() {
        assertThat(ClusterHealth.of(sessions(new Unhealthy())).isHealthy()).isFalse();
    }

    private static KeycloakSessionFactory sessions(ProviderFactory<?> factory) {
        return (KeycloakSessionFactory) Proxy.newProxyInstance(
                ClusterHealthTest.class.getClassLoader(),
                new Class<?>[] {KeycloakSessionFactory.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getProviderFactory")) {
                        return factory;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Unhealthy implements ClusterHealthFactory {

        @Override
        public ClusterHealth clusterHealth() {
            return () -> false;
        }

        @Override
        public void watch(KeycloakSessionFactory sessions) {}

        @Override
        public void init(Config.Scope config) {}

        @Override
        public void postInit(KeycloakSessionFactory factory) {}

        @Override
        public void close() {}

        @Override
        public String getId() {
            return "test";
        }
    }
}
