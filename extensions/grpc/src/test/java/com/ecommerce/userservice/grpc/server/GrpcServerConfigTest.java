package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

class GrpcServerConfigTest {

    private static final Map<String, String> CERTIFICATE =
            Map.of("tls-certificate-file", "server.pem", "tls-certificate-key-file", "server.key");

    @Test
    void givenProductionModeWithCertificate_whenNothingElseIsSet_thenDefaultsAreSafe() {
        GrpcServerConfig config = production(CERTIFICATE);

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(50051);
        assertThat(config.shutdownGraceMillis()).isEqualTo(10_000);
        assertThat(config.reflection()).isFalse();
        assertThat(config.callerAuthentication()).isEqualTo(CallerAuthentication.BEARER);
        assertThat(config.tls())
                .contains(new TlsConfig(
                        new PemFile("spi-grpc-server--default--tls-certificate-file", Path.of("server.pem")),
                        new PemFile("spi-grpc-server--default--tls-certificate-key-file", Path.of("server.key")),
                        null,
                        60));
        assertThat(config.limits())
                .isEqualTo(new LimitsConfig(
                        Math.max(50, 4 * Runtime.getRuntime().availableProcessors()),
                        Runtime.version().feature() >= 21 ? 1000 : 200,
                        32_768,
                        16_384,
                        256,
                        200,
                        30,
                        20));
        assertThat(config.connections()).isEqualTo(new ConnectionsConfig(10, 300, 1800, 30, 60, 20, 30));
    }

    @Test
    void givenProductionModeWithoutCertificate_whenRead_thenOneSentenceNamesTheOptions() {
        assertThatThrownBy(() -> production(Map.of()))
                .isInstanceOf(GrpcStartException.class)
                .hasMessage("gRPC has no certificate for TLS: set --spi-grpc-server--default--tls-certificate-file and"
                        + " --spi-grpc-server--default--tls-certificate-key-file, or Keycloak's"
                        + " --https-certificate-file and --https-certificate-key-file, or, only where a proxy or mesh"
                        + " in front ends TLS, --spi-grpc-server--default--transport-security=plaintext.");
    }

    @Test
    void givenProductionModeWithPlaintext_whenRead_thenNoTls() {
        assertThat(production(Map.of("transport-security", "plaintext")).tls()).isEmpty();
    }

    @Test
    void givenCertificateOfKeycloak_whenOwnIsNotSet_thenShared() {
        Map<String, String> https =
                Map.of("https-certificate-file", "https.pem", "https-certificate-key-file", "k.pem");

        TlsConfig shared = GrpcServerConfig.from(new MapScope(Map.of(), https), false, false)
                .tls()
                .orElseThrow();
        TlsConfig own = GrpcServerConfig.from(new MapScope(CERTIFICATE, https), false, false)
                .tls()
                .orElseThrow();

        assertThat(shared.certificate()).isEqualTo(new PemFile("https-certificate-file", Path.of("https.pem")));
        assertThat(shared.key()).isEqualTo(new PemFile("https-certificate-key-file", Path.of("k.pem")));
        assertThat(own.certificate().path()).isEqualTo(Path.of("server.pem"));
    }

    @Test
    void givenDevelopmentMode_whenNothingIsSet_thenOnlyThisMachineIsServedWithoutTlsAndWithoutProof() {
        GrpcServerConfig config = GrpcServerConfig.from(new MapScope(Map.of()), true, false);

        assertThat(config.host()).isEqualTo("localhost");
        assertThat(config.reflection()).isTrue();
        assertThat(config.callerAuthentication()).isEqualTo(CallerAuthentication.NONE);
        assertThat(config.tls()).isEmpty();
    }

    @Test
    void givenDevelopmentMode_whenCertificateIsSet_thenTls() {
        assertThat(GrpcServerConfig.from(new MapScope(CERTIFICATE), true, false).tls())
                .isPresent();
    }

    @Test
    void givenAuthorityOfClients_whenNothingElseIsSaid_thenEitherProofWillDo() {
        assertThat(production(with(CERTIFICATE, "tls-client-ca-file", "ca.pem")).callerAuthentication())
                .isEqualTo(CallerAuthentication.BEARER_OR_MTLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mtls", "bearer-or-mtls"})
    void givenCertificatesOfCallers_whenAuthorityOrTlsIsMissing_thenRefused(String authentication) {
        assertThatThrownBy(() -> production(with(CERTIFICATE, "caller-authentication", authentication)))
                .hasMessage("The option spi-grpc-server--default--caller-authentication must not be " + authentication
                        + " without spi-grpc-server--default--tls-client-ca-file");
        assertThatThrownBy(() -> production(Map.of(
                        "transport-security", "plaintext",
                        "tls-client-ca-file", "ca.pem",
                        "caller-authentication", authentication)))
                .hasMessage("The option spi-grpc-server--default--caller-authentication must not be " + authentication
                        + " without TLS: see spi-grpc-server--default--tls-certificate-file");
    }

    @Test
    void givenAuthorityThatNobodyAsksFor_whenRead_thenRefused() {
        assertThatThrownBy(() -> production(
                        with(with(CERTIFICATE, "tls-client-ca-file", "ca.pem"), "caller-authentication", "bearer")))
                .hasMessage("The option spi-grpc-server--default--tls-client-ca-file has no effect while"
                        + " spi-grpc-server--default--caller-authentication is bearer");
    }

    @Test
    void givenCertificateWithoutKey_whenRead_thenRefused() {
        assertThatThrownBy(() -> production(Map.of("tls-certificate-file", "server.pem")))
                .hasMessage("The option spi-grpc-server--default--tls-certificate-file needs"
                        + " spi-grpc-server--default--tls-certificate-key-file beside it");
        assertThatThrownBy(() -> production(Map.of("tls-certificate-key-file", "server.key")))
                .hasMessage("The option spi-grpc-server--default--tls-certificate-key-file needs"
                        + " spi-grpc-server--default--tls-certificate-file beside it");
    }

    @Test
    void givenDevelopmentModeInContainer_whenNothingIsSet_thenAllInterfacesAreServed() {
        assertThat(GrpcServerConfig.from(new MapScope(Map.of()), true, true).host())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void givenEveryOption_whenRead_thenEachIsKept() {
        Map<String, String> options = new HashMap<>(Map.of(
                "host", "10.0.0.1",
                "port", "0",
                "shutdown-grace-millis", "0",
                "reflection", "true",
                "caller-authentication", "none",
                "transport-security", "tls",
                "tls-reload-seconds", "1"));
        options.putAll(CERTIFICATE);
        List<String> numbers = List.of(
                "max-concurrent-calls",
                "max-waiting-calls",
                "max-inbound-message-bytes",
                "max-inbound-metadata-bytes",
                "max-calls-per-connection",
                "max-resets-per-window",
                "reset-window-seconds",
                "max-control-frames-per-second",
                "handshake-timeout-seconds",
                "connection-idle-seconds",
                "connection-age-seconds",
                "connection-age-grace-seconds",
                "keep-alive-seconds",
                "keep-alive-timeout-seconds",
                "permit-keep-alive-seconds");
        List<String> values =
                List.of("7", "8", "1025", "1026", "11", "12", "13", "21", "14", "15", "16", "17", "18", "19", "20");
        for (int i = 0; i < values.size(); i++) {
            options.put(numbers.get(i), values.get(i));
        }

        GrpcServerConfig config = GrpcServerConfig.from(new MapScope(options), false, false);

        assertThat(config.host()).isEqualTo("10.0.0.1");
        assertThat(config.port()).isZero();
        assertThat(config.shutdownGraceMillis()).isZero();
        assertThat(config.reflection()).isTrue();
        assertThat(config.callerAuthentication()).isEqualTo(CallerAuthentication.NONE);
        assertThat(config.tls().orElseThrow().reloadSeconds()).isEqualTo(1);
        assertThat(config.limits()).isEqualTo(new LimitsConfig(7, 8, 1025, 1026, 11, 12, 13, 21));
        assertThat(config.connections()).isEqualTo(new ConnectionsConfig(14, 15, 16, 17, 18, 19, 20));
        options.put("tls-client-ca-file", "ca.pem");
        assertThat(GrpcServerConfig.metadata().stream().map(ProviderConfigProperty::getName))
                .containsExactlyInAnyOrderElementsOf(options.keySet());
    }

    /** The settings of the container, which operators read. */
    @Test
    void everyOptionIsInTheEnvExampleWithItsDefault() throws IOException {
        String prefix = "#KC_SPI_GRPC_SERVER__DEFAULT__";
        List<String> documented = Files.readAllLines(Path.of("../../docker/.env.example")).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();

        assertThat(documented.stream().map(line -> line.replaceFirst("=.*", "")))
                .containsExactlyInAnyOrderElementsOf(GrpcServerConfig.metadata().stream()
                        .map(option -> option.getName().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .toList());
        assertThat(documented)
                .containsAll(GrpcServerConfig.metadata().stream()
                        .filter(option -> option.getDefaultValue() != null)
                        .map(option -> option.getName().toUpperCase(Locale.ROOT).replace('-', '_') + "="
                                + option.getDefaultValue())
                        .toList());
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
        "max-waiting-calls, -1, 'must be from 0 to 100000, not -1'",
        "max-inbound-metadata-bytes, 0, 'must be from 1024 to 1048576, not 0'",
        "handshake-timeout-seconds, 0, 'must be from 1 to 600, not 0'",
        "keep-alive-seconds, 9, 'must be from 10 to 86400, not 9'",
        "transport-security, ssl, 'must be tls or plaintext, not ssl'",
        "caller-authentication, x, 'must be bearer or mtls or bearer-or-mtls or none, not x'"
    })
    void givenUnusableValue_whenRead_thenSentenceNamesTheOption(String option, String value, String sentence) {
        assertThatThrownBy(() -> production(with(CERTIFICATE, option, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option spi-grpc-server--default--" + option + " " + sentence);
    }

    private static GrpcServerConfig production(Map<String, String> options) {
        return GrpcServerConfig.from(new MapScope(options), false, false);
    }

    private static Map<String, String> with(Map<String, String> options, String option, String value) {
        Map<String, String> both = new HashMap<>(options);
        both.put(option, value);
        return both;
    }
}
