package com.ecommerce.userservice.repairs.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps the addresses that clients invent out of the label {@code uri} of {@code http_server_requests}. Quarkus 3.33 takes the
 * template of the resource for it, but the path as it was sent where a request is answered before a resource was found, or by
 * {@code OPTIONS}; and past {@code max-uri-tags} different ones it counts no further address at all, ours included. Hence a
 * client could blind the alert on failures (no upstream issue is known).
 *
 * <p>A path becomes a label once a resource has answered at it; until then, and past the bound, the label is {@code UNKNOWN}.
 * Everything is counted.
 */
@Singleton
final class UriNames implements MeterFilter {

    static final String UNKNOWN = "UNKNOWN";

    private static final String REQUESTS = "http.server.requests";
    private static final String URI = "uri";

    /** Replies that come without a resource, as this module's own, besides those that a resource gives. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of("400", "408", "411", "413", "503", "RESET", "UNKNOWN");

    private static final Set<String> NO_PATHS = Set.of("NOT_FOUND", "REDIRECTION", "root", "/cors-preflight", UNKNOWN);

    private static final String MAX_URI_TAGS = "quarkus.micrometer.binder.http-server.max-uri-tags";
    private static final int QUARKUS_MAX_URI_TAGS = 100;

    private final int maxPaths;
    private final Set<String> paths = ConcurrentHashMap.newKeySet();

    UriNames() {
        this(ConfigProvider.getConfig()
                .getOptionalValue(MAX_URI_TAGS, Integer.class)
                .orElse(QUARKUS_MAX_URI_TAGS));
    }

    /** @param maxUriTags how many values the label may have */
    UriNames(int maxUriTags) {
        this.maxPaths = Math.max(0, maxUriTags - NO_PATHS.size());
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!REQUESTS.equals(id.getName())) {
            return id;
        }
        String uri = id.getTag(URI);
        return uri == null || isName(uri, id) ? id : withUnknownUri(id);
    }

    private static Meter.Id withUnknownUri(Meter.Id id) {
        return id.replaceTags(Tags.of(id.getTags()).and(URI, UNKNOWN));
    }

    private boolean isName(String uri, Meter.Id id) {
        if (NO_PATHS.contains(uri) || paths.contains(uri)) {
            return true;
        }
        return isOfResource(uri, id) && paths.size() < maxPaths && paths.add(uri);
    }

    private static boolean isOfResource(String uri, Meter.Id id) {
        if ("OPTIONS".equals(id.getTag("method"))) {
            return false;
        }
        return "SUCCESS".equals(id.getTag("outcome"))
                || uri.indexOf('{') >= 0 && !WITHOUT_RESOURCE.contains(String.valueOf(id.getTag("status")));
    }
}
