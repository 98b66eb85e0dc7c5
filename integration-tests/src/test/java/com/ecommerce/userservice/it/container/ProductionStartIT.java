package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The image's default command is production mode, which refuses what would not be safe and says what it needs. */
@WithImage
class ProductionStartIT {

    private static final String DATABASE = "- A database: KC_DB_URL_HOST ";
    private static final String HOSTNAME = "- A hostname: KC_HOSTNAME ";
    private static final String TLS = "- TLS: KC_HTTPS_CERTIFICATE_FILE ";
    private static final String TLS_FOR_GRPC = "- TLS for gRPC: ";
    private static final List<String> EVERYTHING = List.of(DATABASE, HOSTNAME, TLS, TLS_FOR_GRPC);

    private static final Map<String, String> COMPLETE = Map.of(
            "db-url-host",
            "database",
            "db-password",
            "dW5rbm93bg",
            "hostname",
            "users.example.com",
            "https-certificate-file",
            "/pem/server.pem",
            "bootstrap-admin-password",
            "c29tZXRoaW5n");

    @Test
    void givenNoOption_whenStarted_thenEverythingMissingIsNamed() {
        EndedContainer run = EndedContainer.of(container -> {});

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains(EVERYTHING).contains("KC_SPI_GRPC_SERVER__DEFAULT__TRANSPORT_SECURITY");
    }

    @ParameterizedTest
    @MethodSource("optionsThatMeetARequirement")
    void givenOption_whenStarted_thenItCountsWhereverItIsGiven(
            OptionSource source, String option, String value, List<String> met) {
        EndedContainer run = EndedContainer.of(container -> source.give(Map.of(option, value), container));

        List<String> missing =
                EVERYTHING.stream().filter(need -> !met.contains(need)).toList();
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains(missing).doesNotContain(met);
    }

    private static Stream<Arguments> optionsThatMeetARequirement() {
        return Stream.of(OptionSource.values())
                .flatMap(source -> Stream.of(
                        Arguments.of(source, "db-url-host", "database", List.of(DATABASE)),
                        Arguments.of(source, "hostname", "users.example.com", List.of(HOSTNAME)),
                        Arguments.of(source, "http-enabled", "true", List.of(TLS)),
                        Arguments.of(source, "https-certificate-file", "/pem/server.pem", List.of(TLS, TLS_FOR_GRPC)),
                        Arguments.of(
                                source,
                                "spi-grpc-server--default--transport-security",
                                "plaintext",
                                List.of(TLS_FOR_GRPC))));
    }

    @ParameterizedTest
    @MethodSource("wellKnownPasswords")
    void givenWellKnownPassword_whenStarted_thenRefusedWithoutPrintingIt(
            OptionSource source, String option, String value) {
        Map<String, String> options = new HashMap<>(COMPLETE);
        options.put(option, value);

        EndedContainer run = EndedContainer.of(container -> source.give(options, container));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("- " + OptionSource.variable(option) + " ")
                .doesNotContain(value);
    }

    private static Stream<Arguments> wellKnownPasswords() {
        return Stream.of(OptionSource.values())
                .flatMap(source -> Stream.of(
                        Arguments.of(source, "db-password", "Password"),
                        Arguments.of(source, "bootstrap-admin-password", "admin"),
                        Arguments.of(source, "bootstrap-admin-client-secret", "ChangeMe")));
    }

    @Test
    void givenEverythingAndPasswordsOfOnesOwn_whenStarted_thenKeycloakTakesOver() {
        EndedContainer run = EndedContainer.of(container -> {
            OptionSource.ENVIRONMENT.give(COMPLETE, container);
            // Keycloak's part then ends at once, and needs neither the database nor the certificate.
            container.withCommand("start", "--optimized", "--help");
        });

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("Usage:");
    }

    @Test
    void givenFileThatIsNotThere_whenStarted_thenItAndItsOptionAreNamed() {
        EndedContainer run = EndedContainer.of(container -> OptionSource.ENVIRONMENT.give(COMPLETE, container));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("- The file /pem/server.pem (https-certificate-file) ");
    }

    @Test
    void givenOptionBeforeTheCommand_whenStarted_thenCheckedAllTheSame() {
        EndedContainer run = EndedContainer.of(container -> container.withCommand("--verbose", "start", "--optimized"));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains(EVERYTHING);
    }

    @Test
    void givenEmptyVariables_whenStarted_thenTheyCountAsNotSet() {
        EndedContainer run = EndedContainer.of(
                container -> OptionSource.ENVIRONMENT.give(Map.of("db-url-host", "", "hostname", ""), container));

        assertThat(run.output()).contains(EVERYTHING);
    }

    @Test
    void givenDebugOfAnotherService_whenStarted_thenRefused() {
        EndedContainer run = EndedContainer.of(container -> container.withEnv("DEBUG", "true"));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("- DEBUG=true ");
    }
}
