package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options of the gRPC server, {@code --spi-grpc-server--default--...}.
 *
 * @param host name or address of the network interface to listen on; {@code 0.0.0.0} for all
 * @param port 1 to 65535; 0 lets the operating system choose
 * @param shutdownGraceMillis how long calls in flight may go on once Keycloak stops, 0 to 10 minutes
 * @param reflection whether clients may ask the server for its services (gRPC server reflection, v1)
 * @param callerAuthentication how callers prove themselves
 * @param tls empty for plaintext
 */
record GrpcServerConfig(
        String host,
        int port,
        int shutdownGraceMillis,
        boolean reflection,
        CallerAuthentication callerAuthentication,
        Optional<TlsConfig> tls,
        LimitsConfig limits,
        ConnectionsConfig connections) {

    static final Options OPTIONS = new Options("grpc-server", "default");

    static final String HOST = "host";
    static final NumberOption PORT =
            OPTIONS.number("port", 0, 65_535, 50051, "Port of the gRPC server; 0 lets the operating system choose.");
    static final NumberOption SHUTDOWN_GRACE_MILLIS = OPTIONS.number(
            "shutdown-grace-millis",
            0,
            600_000,
            10_000,
            "How long gRPC calls in flight may go on when Keycloak stops, in milliseconds.");
    static final String REFLECTION = "reflection";
    static final String CALLER_AUTHENTICATION = "caller-authentication";
    static final String TRANSPORT_SECURITY = "transport-security";

    GrpcServerConfig {
        OPTIONS.requireText(HOST, host);
        PORT.require(port);
        SHUTDOWN_GRACE_MILLIS.require(shutdownGraceMillis);
        requireAuthorities(callerAuthentication, tls);
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(connections, "connections");
    }

    /**
     * Reads the options.
     *
     * @param development whether Keycloak runs in development mode: then only this machine is listened to, without TLS
     *     unless there is a certificate, callers need not prove themselves, and reflection is on
     * @param container whether {@code KC_RUN_IN_CONTAINER} is true: then all interfaces are listened to in development
     *     mode as well, the same rule as for Keycloak's HTTP
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     * @throws GrpcStartException if there is no certificate for TLS
     */
    static GrpcServerConfig from(Config.Scope scope, boolean development, boolean container) {
        return new GrpcServerConfig(
                scope.get(HOST, development && !container ? "localhost" : "0.0.0.0"),
                PORT.in(scope),
                SHUTDOWN_GRACE_MILLIS.in(scope),
                OPTIONS.flag(scope, REFLECTION, development),
                OPTIONS.oneOf(scope, CALLER_AUTHENTICATION, defaultCallerAuthentication(scope, development)),
                tls(scope, development),
                LimitsConfig.from(scope),
                ConnectionsConfig.from(scope));
    }

    private static CallerAuthentication defaultCallerAuthentication(Config.Scope scope, boolean development) {
        if (TlsConfig.clientCa(scope) != null) {
            return CallerAuthentication.BEARER_OR_MTLS;
        }
        return development ? CallerAuthentication.NONE : CallerAuthentication.BEARER;
    }

    private static Optional<TlsConfig> tls(Config.Scope scope, boolean development) {
        Optional<TlsConfig> files = TlsConfig.from(scope);
        TransportSecurity defaultSecurity =
                development && files.isEmpty() ? TransportSecurity.PLAINTEXT : TransportSecurity.TLS;
        return switch (OPTIONS.oneOf(scope, TRANSPORT_SECURITY, defaultSecurity)) {
            case PLAINTEXT -> Optional.empty();
            case TLS -> Optional.of(files.orElseThrow(GrpcServerConfig::noCertificate));
        };
    }

    private static GrpcStartException noCertificate() {
        return new GrpcStartException(String.format(
                "gRPC has no certificate for TLS: set --%s and --%s, or Keycloak's --%s and --%s, or, only where a proxy"
                        + " or mesh in front ends TLS, --%s=%s.",
                OPTIONS.nameOf(TlsConfig.CERTIFICATE_FILE),
                OPTIONS.nameOf(TlsConfig.KEY_FILE),
                TlsConfig.HTTPS_CERTIFICATE_FILE,
                TlsConfig.HTTPS_KEY_FILE,
                OPTIONS.nameOf(TRANSPORT_SECURITY),
                Options.valueOf(TransportSecurity.PLAINTEXT)));
    }

    /** Authorities that nobody asks for would let an operator believe that certificates are checked. */
    private static void requireAuthorities(CallerAuthentication authentication, Optional<TlsConfig> tls) {
        boolean authorities = tls.isPresent() && tls.get().clientCa() != null;
        String value = Options.valueOf(authentication);
        if (authentication.takesCertificates() && tls.isEmpty()) {
            throw OPTIONS.refused(
                    CALLER_AUTHENTICATION,
                    "must not be " + value + " without TLS: see " + OPTIONS.nameOf(TlsConfig.CERTIFICATE_FILE));
        }
        if (authentication.takesCertificates() && !authorities) {
            throw OPTIONS.refused(
                    CALLER_AUTHENTICATION,
                    "must not be " + value + " without " + OPTIONS.nameOf(TlsConfig.CLIENT_CA_FILE));
        }
        if (authorities && !authentication.takesCertificates()) {
            throw OPTIONS.refused(
                    TlsConfig.CLIENT_CA_FILE,
                    "has no effect while " + OPTIONS.nameOf(CALLER_AUTHENTICATION) + " is " + value);
        }
    }

    /** Returns the description of every option, for Keycloak's help and its check of the command line. */
    static List<ProviderConfigProperty> metadata() {
        Stream<ProviderConfigProperty> own = Stream.of(
                Options.describe(
                        HOST,
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        "Name or address of the interface that the gRPC server listens on. By default localhost in"
                                + " development mode outside of a container, otherwise 0.0.0.0."),
                PORT.describe(),
                SHUTDOWN_GRACE_MILLIS.describe(),
                Options.describe(
                        REFLECTION,
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        null,
                        "Whether the server describes its services to clients that ask. By default in development mode"
                                + " only."),
                Options.describe(
                        CALLER_AUTHENTICATION,
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        "How gRPC callers prove themselves: bearer, by an access token with the client role grpc-read;"
                                + " mtls, by a client certificate; bearer-or-mtls, by either; none, not at all. By"
                                + " default bearer-or-mtls with tls-client-ca-file, otherwise none in development mode,"
                                + " otherwise bearer.",
                        Options.valuesOf(CallerAuthentication.values())),
                Options.describe(
                        TRANSPORT_SECURITY,
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        "tls, or plaintext where a proxy or mesh in front of the gRPC server ends TLS. By default"
                                + " plaintext in development mode without a certificate, otherwise tls.",
                        Options.valuesOf(TransportSecurity.values())));
        return Stream.of(
                        own,
                        TlsConfig.metadata().stream(),
                        LimitsConfig.metadata().stream(),
                        ConnectionsConfig.metadata().stream())
                .flatMap(part -> part)
                .toList();
    }
}
