package com.example.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The gateway's own access token, got anew shortly before it expires, in every call. */
final class ServiceAccountCredentials extends CallCredentials {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long SECONDS_LEFT = 30;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final HttpRequest request;
    private String token;
    private Instant renewal = Instant.MIN;

    ServiceAccountCredentials(Settings settings) throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (settings.authorities().isPresent()) {
            builder.sslContext(trusting(Path.of(settings.authorities().get())));
        }
        client = builder.build();
        request = HttpRequest.newBuilder(URI.create(settings.tokenUrl().orElseThrow()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + encoded(settings.clientId()) + "&client_secret=" + encoded(settings.clientSecret())))
                .build();
    }

    @Override
    public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
        executor.execute(() -> {
            try {
                Metadata headers = new Metadata();
                headers.put(AUTHORIZATION, "Bearer " + token());
                applier.apply(headers);
            } catch (IOException e) {
                applier.fail(Status.UNAVAILABLE
                        .withDescription("No access token for the gateway")
                        .withCause(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                applier.fail(Status.CANCELLED.withCause(e));
            }
        });
    }

    /** One call at a time gets it; the others wait for that one. */
    private synchronized String token() throws IOException, InterruptedException {
        if (Instant.now().isAfter(renewal)) {
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw new IOException("The token endpoint answers " + reply.statusCode());
            }
            JsonNode answer = json.readTree(reply.body());
            token = answer.path("access_token").asText();
            renewal = Instant.now().plusSeconds(answer.path("expires_in").asLong() - SECONDS_LEFT);
        }
        return token;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext trusting(Path authorities) throws IOException {
        try (InputStream file = Files.newInputStream(authorities)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("authority " + trusted.size(), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot use the authorities in " + authorities, e);
        }
    }
}
