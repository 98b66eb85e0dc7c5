package com.ecommerce.userservice.grpc.call;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/**
 * The request URI that Keycloak's {@code HostnameV2Provider} (26.7) fills the gaps of {@code hostname} from.
 *
 * <p>Where {@code hostname} or the realm's frontend URL is a whole URL, nothing of this one is seen. Where
 * {@code hostname} is a mere host, scheme and port are seen: HTTPS and its own port, which is what clients of such a
 * server use. Where there is no {@code hostname}, Keycloak's address is whatever its HTTP clients called it by, which a
 * gRPC call cannot know; this address is then a placeholder and no issuer must be compared with it.
 */
final class CallUriInfo implements UriInfo {

    private static final URI BASE = URI.create("https://localhost/");

    @Override
    public String getPath() {
        return "";
    }

    @Override
    public String getPath(boolean decode) {
        return "";
    }

    @Override
    public List<PathSegment> getPathSegments() {
        return List.of();
    }

    @Override
    public List<PathSegment> getPathSegments(boolean decode) {
        return List.of();
    }

    @Override
    public URI getRequestUri() {
        return BASE;
    }

    @Override
    public UriBuilder getRequestUriBuilder() {
        return UriBuilder.fromUri(BASE);
    }

    @Override
    public URI getAbsolutePath() {
        return BASE;
    }

    @Override
    public UriBuilder getAbsolutePathBuilder() {
        return UriBuilder.fromUri(BASE);
    }

    @Override
    public URI getBaseUri() {
        return BASE;
    }

    @Override
    public UriBuilder getBaseUriBuilder() {
        return UriBuilder.fromUri(BASE);
    }

    @Override
    public MultivaluedMap<String, String> getPathParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public MultivaluedMap<String, String> getPathParameters(boolean decode) {
        return new MultivaluedHashMap<>();
    }

    @Override
    public MultivaluedMap<String, String> getQueryParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public MultivaluedMap<String, String> getQueryParameters(boolean decode) {
        return new MultivaluedHashMap<>();
    }

    @Override
    public List<String> getMatchedURIs() {
        return List.of();
    }

    @Override
    public List<String> getMatchedURIs(boolean decode) {
        return List.of();
    }

    @Override
    public List<Object> getMatchedResources() {
        return List.of();
    }

    @Override
    public URI resolve(URI uri) {
        return BASE.resolve(uri);
    }

    @Override
    public URI relativize(URI uri) {
        return BASE.relativize(uri);
    }
}
