package com.ecommerce.userservice.it.container;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.compose.ComposeProject;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** HTTPS and gRPC from the same files, callers with certificates, and renewal. */
@Tag("nightly")
@WithProduction
class CertificatesIT {

    private static final String CLIENT_CA = "KC_SPI_GRPC_SERVER__DEFAULT__TLS_CLIENT_CA_FILE";
    private static final String RELOAD = "KC_HTTPS_CERTIFICATES_RELOAD_PERIOD";

    private final ComposeProject project = WithProduction.Starter.project();

    @BeforeAll
    static void acceptClientCertificates() {
        ComposeProject project = WithProduction.Starter.project();
        project.set(CLIENT_CA, "/certs/callers-ca.crt");
        // The shortest that Keycloak takes.
        project.set(RELOAD, "31s");
        project.up();
    }

    @AfterAll
    static void acceptTokensOnly() {
        ComposeProject project = WithProduction.Starter.project();
        project.unset(CLIENT_CA);
        project.unset(RELOAD);
        project.up();
    }

    @Test
    void givenAuthorityOfCallers_whenCalledWithItsCertificate_thenNoTokenIsNeeded() {
        assertThat(project.grpcWithClientCertificate().validate("x").getValid()).isFalse();
        assertFails(() -> project.grpc().validate("x"), Status.Code.UNAUTHENTICATED, "authentication_required");
    }

    @Test
    void givenRenewedCertificate_whenConnectedAgain_thenHttpsAndGrpcShowItWithoutARestart() throws Exception {
        String started = project.inspect("{{.State.StartedAt}}");
        X509Certificate before = presented(project.httpPort());
        assertThat(presented(project.grpcPort())).isEqualTo(before);

        renew();

        Await.untilAsserted(() -> assertThat(presented(project.grpcPort())).isNotEqualTo(before));
        X509Certificate renewed = presented(project.grpcPort());
        assertThat(Await.isTrueWithin(
                        Duration.ofMinutes(2),
                        () -> presented(project.httpPort()).equals(renewed)))
                .isTrue();
        assertThat(project.inspect("{{.State.StartedAt}}")).isEqualTo(started);
    }

    /** As an operator does: without the old one, {@code docker/init} issues another. */
    private void renew() throws IOException {
        Files.delete(project.path("certs/server/server.crt"));
        assertThat(project.init()).contains("docker/certs is new");
    }

    private X509Certificate presented(int port) throws IOException {
        SSLContext trust = project.certificates().https();
        try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", port)) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
