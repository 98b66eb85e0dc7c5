package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The files of TLS.
 *
 * @param certificate the server's certificate and those that lead to its authority
 * @param key its private key
 * @param clientCa the authorities of the callers' certificates; null where callers have none
 * @param reloadSeconds how often the files are looked at
 */
record TlsConfig(PemFile certificate, PemFile key, PemFile clientCa, int reloadSeconds) {

    static final String CERTIFICATE_FILE = "tls-certificate-file";
    static final String KEY_FILE = "tls-certificate-key-file";
    static final String CLIENT_CA_FILE = "tls-client-ca-file";
    static final NumberOption RELOAD_SECONDS = GrpcServerConfig.OPTIONS.number(
            "tls-reload-seconds",
            1,
            86_400,
            60,
            "How often the server looks whether the files of certificate, key and authorities have changed, in"
                    + " seconds.");

    /** Keycloak's own options, for HTTPS (26.7, {@code HttpOptions}). */
    static final String HTTPS_CERTIFICATE_FILE = "https-certificate-file";

    static final String HTTPS_KEY_FILE = "https-certificate-key-file";

    TlsConfig {
        Objects.requireNonNull(certificate, CERTIFICATE_FILE);
        Objects.requireNonNull(key, KEY_FILE);
        RELOAD_SECONDS.require(reloadSeconds);
    }

    /**
     * Returns the files of our own options, else those of Keycloak's HTTPS; empty if neither are set.
     *
     * @throws IllegalArgumentException if only one of certificate and key is set
     */
    static Optional<TlsConfig> from(Config.Scope scope) {
        PemFile certificate = file(scope, CERTIFICATE_FILE, GrpcServerConfig.OPTIONS.nameOf(CERTIFICATE_FILE));
        PemFile key = file(scope, KEY_FILE, GrpcServerConfig.OPTIONS.nameOf(KEY_FILE));
        if (certificate == null && key == null) {
            certificate = file(scope.root(), HTTPS_CERTIFICATE_FILE, HTTPS_CERTIFICATE_FILE);
            key = file(scope.root(), HTTPS_KEY_FILE, HTTPS_KEY_FILE);
            if (certificate == null || key == null) {
                return Optional.empty();
            }
        } else if (certificate == null) {
            throw GrpcServerConfig.OPTIONS.refused(
                    KEY_FILE, "needs " + GrpcServerConfig.OPTIONS.nameOf(CERTIFICATE_FILE) + " beside it");
        } else if (key == null) {
            throw GrpcServerConfig.OPTIONS.refused(
                    CERTIFICATE_FILE, "needs " + GrpcServerConfig.OPTIONS.nameOf(KEY_FILE) + " beside it");
        }
        return Optional.of(new TlsConfig(certificate, key, clientCa(scope), RELOAD_SECONDS.in(scope)));
    }

    /** Returns the file with the authorities of the callers' certificates; null if none is set. */
    static PemFile clientCa(Config.Scope scope) {
        return file(scope, CLIENT_CA_FILE, GrpcServerConfig.OPTIONS.nameOf(CLIENT_CA_FILE));
    }

    private static PemFile file(Config.Scope scope, String key, String option) {
        String path = scope.get(key);
        return path == null || path.isBlank() ? null : new PemFile(option, Path.of(path.strip()));
    }

    static List<ProviderConfigProperty> metadata() {
        return List.of(
                Options.describe(
                        CERTIFICATE_FILE,
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        "PEM file with the gRPC server's certificate and those that lead to its authority. By default"
                                + " that of https-certificate-file."),
                Options.describe(
                        KEY_FILE,
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        "PEM file with the private key (PKCS #8) of that certificate. By default that of"
                                + " https-certificate-key-file."),
                Options.describe(
                        CLIENT_CA_FILE,
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        "PEM file with the authorities whose client certificates let gRPC callers in."),
                RELOAD_SECONDS.describe());
    }
}
