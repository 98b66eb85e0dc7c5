package com.ecommerce.userservice.it.support.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of {@code localhost} that nobody has signed, for the distribution's HTTPS port.
 *
 * @param file key and certificate, PKCS #12
 */
public record SelfSignedCertificate(Path file) {

    static final String PASSWORD = "for-tests-only";

    /** Makes a new one in a folder. */
    static SelfSignedCertificate create(Path folder) {
        Path file = of(folder).file();
        try {
            Files.deleteIfExists(file);
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD,
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(keytool.getInputStream().readAllBytes());
            assertThat(keytool.waitFor()).as(output).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new SelfSignedCertificate(file);
    }

    /** Returns the one in that folder, which the server uses. */
    static SelfSignedCertificate of(Path folder) {
        return new SelfSignedCertificate(folder.resolve("localhost.p12"));
    }

    /** Returns what connects to whoever shows this certificate. */
    public SocketFactory sockets() {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(bytes, PASSWORD.toCharArray());
            KeyStore certificates = KeyStore.getInstance("PKCS12");
            certificates.load(null, null);
            certificates.setCertificateEntry("server", trusted.getCertificate("server"));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(certificates);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
