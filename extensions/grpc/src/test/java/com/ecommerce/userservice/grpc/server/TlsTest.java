package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.grpc.observation.CallObservation;
import com.ecommerce.userservice.grpc.server.TestAuthority.Issued;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health stands for every call: it is open to whoever has a connection. */
class TlsTest {

    private static final TestAuthority SERVER_CA = new TestAuthority("server authority");
    private static final TestAuthority CLIENT_CA = new TestAuthority("client authority");
    private static final Issued SERVER = SERVER_CA.issue("server");
    private static final Issued CALLER = CLIENT_CA.issue("caller");

    @TempDir
    private Path folder;

    private final List<ManagedChannel> channels = new ArrayList<>();
    private GrpcServer server;

    @BeforeEach
    void writeFiles() {
        SERVER.write(folder, "server");
        CLIENT_CA.own().writeCertificate(folder.resolve("ca.pem"));
    }

    @AfterEach
    void stop() {
        channels.forEach(ManagedChannel::shutdownNow);
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void givenTls_whenCalledWithTls_thenAnswered() {
        start(Map.of());

        assertThatCode(() -> call(connect(null))).doesNotThrowAnyException();
        assertThat(server.description())
                .containsEntry("transport-security", "tls")
                .containsEntry(
                        "certificate",
                        "CN=server, valid until "
                                + SERVER.certificate().getNotAfter().toInstant());
    }

    @Test
    void givenEcKey_whenCalled_thenAnswered() {
        SERVER_CA.issueWithEcKey("server").write(folder, "server");
        start(Map.of());

        assertThatCode(() -> call(connect(null))).doesNotThrowAnyException();
    }

    @Test
    void givenTls_whenCalledInPlaintext_thenRefused() {
        start(Map.of());
        ManagedChannel plaintext = keep(NettyChannelBuilder.forAddress("localhost", port())
                .usePlaintext()
                .build());

        assertRefused(() -> call(plaintext));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void givenTls_whenClientTakesACurrentVersion_thenAccepted(String version) throws Exception {
        start(Map.of());

        try (SSLSocket socket = rawTls(clientContext(), version)) {
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void givenTls_whenClientTakesAnOldVersion_thenRefused() throws Exception {
        start(Map.of());

        try (SSLSocket socket = rawTls(clientContext(), "TLSv1.1")) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void givenMtls_whenCalledWithACertificateOfTheAuthority_thenAnswered() {
        start(Map.of("caller-authentication", "mtls", "tls-client-ca-file", file("ca.pem")));

        assertThatCode(() -> call(connect(CALLER))).doesNotThrowAnyException();
    }

    @Test
    void givenMtls_whenCalledWithoutCertificate_thenRefusedEvenForHealth() {
        start(Map.of("caller-authentication", "mtls", "tls-client-ca-file", file("ca.pem")));

        assertRefused(() -> call(connect(null)));
    }

    @Test
    void givenEitherProof_whenCalledWithoutCertificate_thenConnected() {
        start(Map.of("caller-authentication", "bearer-or-mtls", "tls-client-ca-file", file("ca.pem")));

        assertThatCode(() -> call(connect(null))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mtls", "bearer-or-mtls"})
    void givenClientCertificates_whenTheyCannotBeTrusted_thenRefusedInTheHandshake(String authentication) {
        start(Map.of("caller-authentication", authentication, "tls-client-ca-file", file("ca.pem")));

        assertRefused(() -> call(connect(SERVER_CA.issue("caller"))));
        assertRefused(() -> call(connect(CLIENT_CA.issueExpired("caller"))));
        assertRefused(() -> call(connect(new TestAuthority("client authority").issue("caller"))));
        assertRefused(() -> call(connect(new TestAuthority("caller").own())));
    }

    @Test
    void givenTwoAuthorities_whenCalledWithACertificateOfEither_thenAnswered() throws IOException {
        TestAuthority second = new TestAuthority("second authority");
        second.own().writeCertificate(folder.resolve("second.pem"));
        Files.writeString(
                folder.resolve("ca.pem"),
                "\n" + Files.readString(folder.resolve("second.pem")),
                StandardOpenOption.APPEND);
        start(Map.of("caller-authentication", "mtls", "tls-client-ca-file", file("ca.pem")));

        assertThatCode(() -> call(connect(CALLER))).doesNotThrowAnyException();
        assertThatCode(() -> call(connect(second.issue("caller")))).doesNotThrowAnyException();
    }

    @Test
    void givenNewCertificate_whenReloaded_thenNewConnectionsSeeItAndOldOnesStay() {
        start(Map.of());
        ManagedChannel old = connect(null);
        call(old);
        Issued renewed = SERVER_CA.issue("renewed");

        renewed.write(folder, "server");

        eventually(() -> assertThat(presented()).isEqualTo(renewed.certificate()));
        assertThat(old.getState(false)).isEqualTo(ConnectivityState.READY);
        assertThatCode(() -> call(old)).doesNotThrowAnyException();
    }

    @Test
    void givenCertificateRenewedForTheSameKey_whenReloaded_thenSeen() throws Exception {
        start(Map.of());
        Path certificate = folder.resolve("server.pem");
        Issued same = SERVER_CA.reissue("renewed", SERVER);

        same.writeCertificate(certificate);

        eventually(() -> assertThat(presented()).isEqualTo(same.certificate()));
    }

    @Test
    void givenHalfWrittenFiles_whenReloaded_thenThePreviousOnesStayUntilTheyAreWhole() throws Exception {
        start(Map.of());
        Issued renewed = SERVER_CA.issue("renewed");
        try (LogLines log = LogLines.of(Tls.class)) {
            renewed.writeCertificate(folder.resolve("server.pem"));
            eventually(() -> assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains(file("server.key"), "does not hold the key of the certificate in"));
            Files.writeString(folder.resolve("server.pem"), "-----BEGIN CERTIFICATE-----\nMIID");
            eventually(() -> assertThat(log.lines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains(file("server.pem"), "holds no certificates in PEM format"));

            assertThat(presented()).isEqualTo(SERVER.certificate());
        }
        renewed.write(folder, "server");

        eventually(() -> assertThat(presented()).isEqualTo(renewed.certificate()));
    }

    @Test
    void givenAuthorityTakenAway_whenReloaded_thenItsCallersAreRefused() {
        start(Map.of("caller-authentication", "mtls", "tls-client-ca-file", file("ca.pem")));
        call(connect(CALLER));

        new TestAuthority("other authority").own().writeCertificate(folder.resolve("ca.pem"));

        eventually(() -> assertRefused(() -> call(connect(CALLER))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void givenClientCertificates_whenConnectedAgain_thenTheyAreCheckedAnew(String version) throws Exception {
        start(Map.of("caller-authentication", "bearer-or-mtls", "tls-client-ca-file", file("ca.pem")));
        SSLContext client = clientContext();

        long first = sessionCreated(client, version);
        eventually(() -> assertThat(System.currentTimeMillis()).isGreaterThan(first));

        assertThat(sessionCreated(client, version)).isGreaterThan(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.pem", "server.key", "ca.pem"})
    void givenUnusableFile_whenStarted_thenOneSentenceNamesOptionAndFile(String name) throws IOException {
        Map<String, String> reasons = Map.of(
                "server.pem", "tls-certificate-file holds no certificates in PEM format.",
                "server.key",
                        "tls-certificate-key-file holds no unencrypted RSA or EC key in PKCS #8 format (BEGIN PRIVATE"
                                + " KEY).",
                "ca.pem", "tls-client-ca-file holds no certificates in PEM format.");
        String start = "gRPC cannot use TLS: the file " + file(name) + " of the option spi-grpc-server--default--";
        for (String content : List.of("", "not PEM", "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n")) {
            Files.writeString(folder.resolve(name), content);

            assertThatThrownBy(() -> start(Map.of("tls-client-ca-file", file("ca.pem"))))
                    .isInstanceOf(GrpcStartException.class)
                    .hasMessage(start + reasons.get(name));
        }
        Files.delete(folder.resolve(name));

        assertThatThrownBy(() -> start(Map.of("tls-client-ca-file", file("ca.pem"))))
                .isInstanceOf(GrpcStartException.class)
                .hasMessageStartingWith(start)
                .hasMessageEndingWith(" cannot be read.");
    }

    @Test
    void givenKeyOfAnotherCertificate_whenStarted_thenOneSentenceNamesBoth() {
        for (Issued other : List.of(SERVER_CA.issue("other"), SERVER_CA.issueWithEcKey("other"))) {
            other.writeKey(folder.resolve("server.key"));

            assertThatThrownBy(() -> start(Map.of()))
                    .isInstanceOf(GrpcStartException.class)
                    .hasMessage("gRPC cannot use TLS: the file " + file("server.key") + " of the option"
                            + " spi-grpc-server--default--tls-certificate-key-file does not hold the key of the"
                            + " certificate in " + file("server.pem") + ".");
        }
    }

    private void start(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of(
                "tls-certificate-file", file("server.pem"),
                "tls-certificate-key-file", file("server.key"),
                "tls-reload-seconds", "1"));
        all.putAll(options);
        server = GrpcServer.start(TestConfig.of(all), workers -> List.of(), CallObservation.none());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    /** Returns a new connection; with a certificate, unless null. */
    private ManagedChannel connect(Issued caller) {
        SslContextBuilder client =
                SslContextBuilder.forClient().trustManager(SERVER_CA.own().certificate());
        if (caller != null) {
            // Unlike Java's own, it shows its certificate whatever authorities the server asks for.
            AdvancedTlsX509KeyManager always = new AdvancedTlsX509KeyManager();
            always.updateIdentityCredentials(
                    new X509Certificate[] {caller.certificate()}, caller.keys().getPrivate());
            client.keyManager(always);
        }
        try {
            return keep(NettyChannelBuilder.forAddress("localhost", port())
                    .sslContext(
                            GrpcSslContexts.configure(client, SslProvider.JDK).build())
                    .build());
        } catch (SSLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private ManagedChannel keep(ManagedChannel channel) {
        channels.add(channel);
        return channel;
    }

    private static void call(ManagedChannel channel) {
        HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .check(HealthCheckRequest.getDefaultInstance());
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    private X509Certificate presented() throws IOException, GeneralSecurityException {
        try (SSLSocket socket = rawTls(clientContext(), "TLSv1.3")) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Returns the time in milliseconds, which a resumed session has from the one that it resumes. */
    private long sessionCreated(SSLContext client, String version) throws IOException {
        try (SSLSocket socket = rawTls(client, version)) {
            socket.startHandshake();
            // With TLS 1.3 the ticket comes after the handshake, before the server's first frame.
            assertThat(socket.getInputStream().read()).isNotNegative();
            return socket.getSession().getCreationTime();
        }
    }

    private SSLSocket rawTls(SSLContext client, String version) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", port());
        socket.setEnabledProtocols(new String[] {version});
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static SSLContext clientContext() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", SERVER_CA.own().certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static void eventually(ThrowingCallable assertion) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError(failure);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
