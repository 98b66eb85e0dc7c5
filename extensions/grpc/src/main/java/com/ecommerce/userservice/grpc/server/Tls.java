package com.ecommerce.userservice.grpc.server;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/**
 * TLS from PEM files, which are read again when they change: new handshakes then use what they hold, connections stay.
 *
 * <p>grpc-util's managers hold the credentials. Their own timers are not used: they look at times of modification, take
 * a new certificate only together with a new key, and do not notice that the two do not match.
 */
final class Tls {

    private static final Logger LOG = Logger.getLogger(Tls.class);

    private final TlsConfig config;
    private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
    private final AdvancedTlsX509TrustManager authorities =
            AdvancedTlsX509TrustManager.newBuilder().build();
    private final SslContext context;
    private final ScheduledExecutorService reloads = Executors.newSingleThreadScheduledExecutor(Tls::thread);
    private volatile TlsCredentials credentials;
    private String lastFailure;

    private Tls(TlsConfig config, TlsCredentials credentials, ClientAuth clients)
            throws IOException, GeneralSecurityException {
        this.config = config;
        use(credentials);
        this.context =
                clients == ClientAuth.NONE ? newContext(clients) : new UnresumableSslContext(() -> newContext(clients));
    }

    /**
     * Reads the files, and from then on looks at them in the configured period.
     *
     * @throws GrpcStartException if they cannot be used
     */
    static Tls start(TlsConfig config, CallerAuthentication authentication) {
        ClientAuth clients =
                switch (authentication) {
                    case MTLS -> ClientAuth.REQUIRE;
                    case BEARER_OR_MTLS -> ClientAuth.OPTIONAL;
                    case BEARER, NONE -> ClientAuth.NONE;
                };
        try {
            Tls tls = new Tls(config, TlsCredentials.read(config), clients);
            tls.reloads.scheduleWithFixedDelay(
                    tls::reload, config.reloadSeconds(), config.reloadSeconds(), TimeUnit.SECONDS);
            return tls;
        } catch (IOException | GeneralSecurityException failure) {
            throw new GrpcStartException("gRPC cannot use TLS: " + failure.getMessage());
        }
    }

    SslContext context() {
        return context;
    }

    /** Returns the certificate that new connections see. */
    X509Certificate certificate() {
        return credentials.certificate();
    }

    void close() {
        reloads.shutdown();
    }

    private SslContext newContext(ClientAuth clients) {
        try {
            return GrpcSslContexts.configure(SslContextBuilder.forServer(keys), SslProvider.JDK)
                    .trustManager(authorities)
                    .clientAuth(clients)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException failure) {
            throw new GrpcStartException("gRPC cannot use TLS: " + failure.getMessage());
        }
    }

    /** Must not throw: the timer would stop for good. */
    private void reload() {
        try {
            TlsCredentials read = TlsCredentials.read(config);
            if (!read.equals(credentials)) {
                use(read);
                LOG.infof(
                        "gRPC has read its TLS files again: certificate of %s, valid until %s",
                        certificate().getSubjectX500Principal(),
                        certificate().getNotAfter().toInstant());
            }
            lastFailure = null;
        } catch (Exception failure) {
            // Once for each failure: an operator who is half way through replacing files needs no line every period.
            if (!String.valueOf(failure.getMessage()).equals(lastFailure)) {
                lastFailure = String.valueOf(failure.getMessage());
                LOG.warnf("%s It keeps the previous certificates.", lastFailure);
            }
        }
    }

    private void use(TlsCredentials read) throws IOException, GeneralSecurityException {
        authorities.updateTrustCredentials(read.clientCas().toArray(X509Certificate[]::new));
        keys.updateIdentityCredentials(read.chain().toArray(X509Certificate[]::new), read.key());
        credentials = read;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "grpc-tls-reload");
        thread.setDaemon(true);
        return thread;
    }
}
