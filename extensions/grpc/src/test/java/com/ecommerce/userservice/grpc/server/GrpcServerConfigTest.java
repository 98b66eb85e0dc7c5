package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

class GrpcServerConfigTest {

    @Test
    void givenProductionMode_whenNothingIsSet_thenDefaultsAreSafe() {
        assertThat(GrpcServerConfig.from(new MapScope(Map.of()), false, false))
                .isEqualTo(new GrpcServerConfig(
                        "0.0.0.0",
                        50051,
                        10_000,
                        false,
                        Math.max(50, 4 * Runtime.getRuntime().availableProcessors()),
                        32_768,
                        CallerAuthentication.BEARER));
    }

    @Test
    void givenDevelopmentMode_whenNothingIsSet_thenOnlyThisMachineIsServedAndWithoutProof() {
        GrpcServerConfig config = GrpcServerConfig.from(new MapScope(Map.of()), true, false);

        assertThat(config.host()).isEqualTo("localhost");
        assertThat(config.reflection()).isTrue();
        assertThat(config.callerAuthentication()).isEqualTo(CallerAuthentication.NONE);
    }

    @Test
    void givenDevelopmentModeInContainer_whenNothingIsSet_thenAllInterfacesAreServed() {
        assertThat(GrpcServerConfig.from(new MapScope(Map.of()), true, true).host())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void givenEveryOption_whenRead_thenEachIsKept() {
        Map<String, String> options = Map.of(
                "host", "10.0.0.1",
                "port", "0",
                "shutdown-grace-millis", "0",
                "reflection", "true",
                "max-concurrent-calls", "7",
                "max-inbound-message-bytes", "1024",
                "caller-authentication", "none");

        assertThat(GrpcServerConfig.from(new MapScope(options), false, false))
                .isEqualTo(new GrpcServerConfig("10.0.0.1", 0, 0, true, 7, 1024, CallerAuthentication.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "host, ' ', must not be empty",
        "port, x, 'must be a whole number, not x'",
        "port, -1, 'must be from 0 to 65535, not -1'",
        "port, 65536, 'must be from 0 to 65535, not 65536'",
        "shutdown-grace-millis, -1, 'must be from 0 to 600000, not -1'",
        "shutdown-grace-millis, 600001, 'must be from 0 to 600000, not 600001'",
        "shutdown-grace-millis, 10s, 'must be a whole number, not 10s'",
        "reflection, yes, 'must be true or false, not yes'",
        "max-concurrent-calls, 0, 'must be from 1 to 10000, not 0'",
        "max-concurrent-calls, 10001, 'must be from 1 to 10000, not 10001'",
        "max-inbound-message-bytes, 1023, 'must be from 1024 to 4194304, not 1023'",
        "max-inbound-message-bytes, 4194305, 'must be from 1024 to 4194304, not 4194305'",
        "caller-authentication, mtls, 'must be bearer or none, not mtls'"
    })
    void givenUnusableValue_whenRead_thenSentenceNamesTheOption(String option, String value, String sentence) {
        MapScope scope = new MapScope(Map.of(option, value));

        assertThatThrownBy(() -> GrpcServerConfig.from(scope, false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option spi-grpc-server--default--" + option + " " + sentence);
    }

    @Test
    void everyOptionIsDescribedToKeycloak() {
        assertThat(new DefaultGrpcServerProviderFactory()
                        .getConfigMetadata().stream()
                                .map(ProviderConfigProperty::getName)
                                .collect(Collectors.toSet()))
                .isEqualTo(Stream.of(
                                "host",
                                "port",
                                "shutdown-grace-millis",
                                "reflection",
                                "max-concurrent-calls",
                                "max-inbound-message-bytes",
                                "caller-authentication")
                        .collect(Collectors.toSet()));
    }
}
