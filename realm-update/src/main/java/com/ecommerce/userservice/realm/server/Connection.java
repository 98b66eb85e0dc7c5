package com.ecommerce.userservice.realm.server;

import com.ecommerce.userservice.realm.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** HTTP to the server; what goes wrong on the way becomes a sentence. */
final class Connection {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final String url;
    private final HttpClient http;

    Connection(ServerSettings settings) {
        this.url = settings.url();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(TrustedAuthorities.context(settings.truststores()))
                .build();
    }

    String url() {
        return url;
    }

    /**
     * Sends a request and returns the answer, whatever its status but a redirect.
     *
     * @throws Failure if there is none
     */
    HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response;
        try {
            response = http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failure(sentence(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
        if (response.statusCode() / 100 == 3) {
            throw new Failure(url + " answers with a redirect. " + ServerSettings.URL
                    + " has to be the address of the server itself, with its path if it has one.");
        }
        return response;
    }

    private String sentence(IOException failure) {
        if (has(failure, UnresolvedAddressException.class)) {
            return "No machine has the name in " + url + ". Set " + ServerSettings.URL
                    + " to the server's address as it is seen from here.";
        }
        if (failure instanceof HttpTimeoutException) {
            return url + " did not answer in time. Try again when the server is ready.";
        }
        if (failure instanceof ConnectException) {
            return "Nothing listens at " + url + ". Start the server, or set " + ServerSettings.URL
                    + " to its address as it is seen from here.";
        }
        if (has(failure, CertPathBuilderException.class)) {
            return "The certificate of " + url
                    + " is of an authority that is not trusted here. Name the authority's PEM" + " file in "
                    + ServerSettings.TRUSTSTORES + ".";
        }
        if (has(failure, CertificateException.class)) {
            return "The certificate of " + url + " does not hold: " + cause(failure, CertificateException.class)
                    + ". Set " + ServerSettings.URL + " to a name that the certificate is for.";
        }
        if (failure instanceof SSLException) {
            return "TLS with " + url + " failed: " + failure.getMessage() + ". Is it the port for HTTPS?";
        }
        return url + " broke off the connection. Is the scheme, http or https, right for the port?";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static String cause(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure)
                .filter(type::isInstance)
                .findFirst()
                .orElse(failure)
                .getMessage();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
