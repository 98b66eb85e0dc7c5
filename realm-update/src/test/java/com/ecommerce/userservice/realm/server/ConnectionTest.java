package com.ecommerce.userservice.realm.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.realm.Failure;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private HttpsServer server;
    private Path certificate;

    @BeforeEach
    void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        certificate = folder.resolve("server.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=DNS:localhost",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12");
        keytool("-exportcert", "-rfc", "-alias", "a", "-keystore", keys.toString(), "-file", certificate.toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/moved") ? 302 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private int send(String host, String path, Path... truststores) {
        String url = "https://" + host + ":" + server.getAddress().getPort();
        Administrator nobody = new Administrator(Map.of(), "");
        Connection connection = new Connection(new ServerSettings(url, "master", nobody, List.of(truststores)));
        return connection.send(HttpRequest.newBuilder(URI.create(url + path))).statusCode();
    }

    private void assertFails(String sentence, String host, String path, Path... truststores) {
        assertThatThrownBy(() -> send(host, path, truststores))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void givenAuthorityInFileOrFolder_whenSent_thenTrusted() throws Exception {
        Path trusted = Files.createDirectory(folder.resolve("trusted"));
        Files.copy(certificate, trusted.resolve("a.crt"));

        assertThat(send("localhost", "/", certificate)).isEqualTo(204);
        assertThat(send("localhost", "/", trusted)).isEqualTo(204);
    }

    @Test
    void givenUnknownAuthority_whenSent_thenTheOptionIsNamed() {
        assertFails("Name the authority's PEM file in KC_TRUSTSTORE_PATHS", "localhost", "/");
    }

    @Test
    void givenOtherName_whenSent_thenTheAddressIsNamed() {
        assertFails("Set USER_SERVICE_ADMIN_URL to a name that the certificate is for", "127.0.0.1", "/", certificate);
    }

    @Test
    void givenNoCertificates_whenSent_thenTheFileIsNamed() {
        assertFails("none.pem", "localhost", "/", folder.resolve("none.pem"));
    }

    @Test
    void givenRedirect_whenSent_thenTheAddressIsNamed() {
        assertFails("answers with a redirect", "localhost", "/moved", certificate);
    }
}
