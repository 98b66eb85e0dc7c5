package com.ecommerce.userservice.it.support.compose;

import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What clients make of the certificates of {@code docker/init}.
 *
 * @param folder {@code certs}
 */
public record Certificates(Path folder) {

    /** Returns what trusts {@code ca.crt} and nobody else, for HTTPS. */
    public SSLContext https() {
        try (InputStream pem = Files.newInputStream(authority())) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what trusts {@code ca.crt}, for gRPC. */
    public ChannelCredentials grpc() {
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(authority().toFile())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what trusts {@code ca.crt} and shows {@code gateway.crt} to the server, for gRPC. */
    public ChannelCredentials grpcOfGateway() {
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(authority().toFile())
                    .keyManager(
                            folder.resolve("gateway.crt").toFile(),
                            folder.resolve("gateway.key").toFile())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path authority() {
        return folder.resolve("ca.crt");
    }
}
