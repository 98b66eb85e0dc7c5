package com.ecommerce.userservice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

class StartupAdviceTest {

    private static StartupAdvice inProduction(Map<String, String> options) {
        return StartupAdvice.of(new MapScope(options), false);
    }

    @Test
    void givenDevelopmentMode_thenThatNoLimitHolds() {
        assertThat(StartupAdvice.of(new MapScope(Map.of("http-enabled", "true")), true))
                .isEqualTo(StartupAdvice.DEVELOPMENT);
    }

    @Test
    void givenProxyHeadersFromEverybody_thenWarned() {
        assertThat(inProduction(Map.of("proxy-headers", "xforwarded"))).isEqualTo(StartupAdvice.EVERY_PROXY_TRUSTED);
        assertThat(inProduction(Map.of("proxy-headers", "forwarded", "proxy-trusted-addresses", "")))
                .isEqualTo(StartupAdvice.EVERY_PROXY_TRUSTED);
    }

    @Test
    void givenHttpWithoutProxyHeaders_thenWarned() {
        assertThat(inProduction(Map.of("http-enabled", "true"))).isEqualTo(StartupAdvice.HEADERS_OF_PROXY_IGNORED);
    }

    @Test
    void givenAddressesThatAreRight_thenNothing() {
        assertThat(inProduction(Map.of())).isEqualTo(StartupAdvice.NOTHING);
        assertThat(inProduction(Map.of("proxy-headers", "xforwarded", "proxy-trusted-addresses", "10.0.0.0/8")))
                .isEqualTo(StartupAdvice.NOTHING);
        assertThat(inProduction(Map.of("http-enabled", "true", "proxy-protocol-enabled", "true")))
                .isEqualTo(StartupAdvice.NOTHING);
    }

    private static final class MapScope extends Config.SystemPropertiesScope {

        private final Map<String, String> options;

        MapScope(Map<String, String> options) {
            super("");
            this.options = options;
        }

        @Override
        public String get(String key) {
            return options.get(key);
        }

        @Override
        public String get(String key, String defaultValue) {
            return options.getOrDefault(key, defaultValue);
        }
    }
}
