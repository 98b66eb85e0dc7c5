package com.ecommerce.userservice.core.token;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/**
 * Tells whether an {@code iss} claim names the realm, as Keycloak's introspection does when it is asked at the
 * issuer's own address. Where the option {@code hostname} or the realm's frontend URL fixes the address, the claim must
 * equal it; where they do not, Keycloak takes the address from the request, and a gRPC call has none, so the claim's
 * own is taken: the signature proves the realm, since no two realms share a key.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link HostnameProvider}, {@link Urls#realmIssuer}. It knows JAX-RS types
 * because Keycloak's host names are asked for with a {@link UriInfo}.
 */
final class IssuerCheck {

    private IssuerCheck() {}

    static boolean isIssuer(KeycloakSession session, RealmModel realm, String issuer) {
        if (issuer == null) {
            return false;
        }
        String suffix = "/realms/" + realm.getName();
        if (!issuer.endsWith(suffix)) {
            // A name that needs escaping in a URL ends differently; Keycloak's own rendering decides below.
            suffix = Urls.realmIssuer(URI.create("/"), realm.getName());
            if (!issuer.endsWith(suffix)) {
                return false;
            }
        }
        URI base;
        try {
            base = URI.create(issuer.substring(0, issuer.length() - suffix.length()) + "/");
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (base.getScheme() == null || base.getHost() == null) {
            return false;
        }
        URI expected = session.getProvider(HostnameProvider.class).getBaseUri(addressedTo(base), UrlType.FRONTEND);
        return Urls.realmIssuer(expected, realm.getName()).equals(issuer);
    }

    private static UriInfo addressedTo(URI base) {
        return (UriInfo) Proxy.newProxyInstance(
                IssuerCheck.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getBaseUri", "getRequestUri", "getAbsolutePath" -> base;
                        case "getBaseUriBuilder" -> UriBuilder.fromUri(base);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
