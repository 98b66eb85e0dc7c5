package com.ecommerce.userservice.realm.server;

import com.ecommerce.userservice.realm.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Java's own certificate authorities and those of {@code KC_TRUSTSTORE_PATHS} (Keycloak 26.7, TruststoreBuilder). */
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /**
     * Returns TLS that trusts them all.
     *
     * @throws Failure if a file cannot be read
     */
    static SSLContext context(List<Path> paths) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            List<Certificate> certificates = new ArrayList<>();
            for (X509Certificate authority : javaAuthorities()) {
                certificates.add(authority);
            }
            for (Path path : paths) {
                certificates.addAll(certificates(path));
            }
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(store), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new Failure("This Java cannot set up TLS: " + e.getMessage(), e);
        }
    }

    private static X509Certificate[] javaAuthorities() throws GeneralSecurityException {
        return Arrays.stream(trustManagers(null))
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    private static TrustManager[] trustManagers(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static List<Certificate> certificates(Path path) {
        if (!Files.isDirectory(path)) {
            return ofFile(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> ofFile(file).stream())
                    .toList();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static List<Certificate> ofFile(Path path) {
        String name = path.getFileName().toString();
        boolean pkcs12 = name.endsWith(".p12") || name.endsWith(".pfx") || name.endsWith(".pkcs12");
        try (InputStream file = Files.newInputStream(path)) {
            return pkcs12
                    ? ofPkcs12(file)
                    : List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(file));
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(path, e);
        }
    }

    private static List<Certificate> ofPkcs12(InputStream file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(file, null);
        List<Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                certificates.add(store.getCertificate(alias));
            }
        }
        return certificates;
    }

    private static Failure unusable(Path path, Exception cause) {
        return new Failure(
                ServerSettings.TRUSTSTORES + " names " + path + ", which is no readable file of certificates (PEM, or"
                        + " PKCS #12 without a password).",
                cause);
    }
}
