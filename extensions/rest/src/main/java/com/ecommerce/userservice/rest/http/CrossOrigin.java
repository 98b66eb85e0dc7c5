package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.limits.LimitHeaders;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;
import org.keycloak.services.cors.Cors;

/**
 * Lets the web origins of the first-party client read responses. Another origin gets no header at all, so that a browser
 * withholds the response from it; Keycloak's own preflight answers every origin.
 */
final class CrossOrigin {

    private static final Logger LOG = Logger.getLogger(CrossOrigin.class);

    /** Request headers for tracing and for the API, which Keycloak does not allow by itself. */
    private static final String FURTHER_HEADERS =
            "traceparent, tracestate, x-request-id, idempotency-key, x-device-token";

    private CrossOrigin() {}

    /**
     * Sets the headers of the current response.
     *
     * @param allowedMethods the methods in the response to a preflight; empty if the request is none
     */
    static void addHeaders(KeycloakSession session, String realmName, Collection<String> allowedMethods) {
        String origin = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(Cors.ORIGIN_HEADER);
        if (origin == null) {
            return;
        }
        Set<String> allowed = webOrigins(session, realmName);
        if (!allowed.contains(origin) && !allowed.contains(Cors.ACCESS_CONTROL_ALLOW_ORIGIN_WILDCARD)) {
            return;
        }
        Cors cors = session.getProvider(Cors.class).auth();
        if (allowedMethods.isEmpty()) {
            cors.checkAllowedOrigins(allowed.stream().toList())
                    .exposedHeaders(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE)
                    .exposedHeaders(LimitHeaders.names());
        } else {
            cors.preflight().allowedMethods(allowedMethods.toArray(String[]::new));
        }
        cors.add();
        if (!allowedMethods.isEmpty()) {
            session.getContext().getHttpResponse().addHeader(Cors.ACCESS_CONTROL_ALLOW_HEADERS, FURTHER_HEADERS);
        }
    }

    /** Uses a session of its own: that of the request has been committed, or never had a realm. */
    private static Set<String> webOrigins(KeycloakSession session, String realmName) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), other -> {
                UserServiceProvider service = other.getProvider(UserServiceProvider.class);
                service.selectRealm(realmName);
                ClientModel client = other.getContext()
                        .getRealm()
                        .getClientByClientId(service.config().firstPartyClient());
                return client == null ? Set.of() : WebOriginsUtils.resolveValidWebOrigins(other, client);
            });
        } catch (RuntimeException e) {
            // Without the realm or the database the response reports the failure, and must still be sent.
            LOG.debug("The web origins cannot be read", e);
            return Set.of();
        }
    }
}
