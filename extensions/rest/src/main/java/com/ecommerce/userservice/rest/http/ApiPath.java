package com.ecommerce.userservice.rest.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path below {@code /api} or {@code /realms/{realm}/api}.
 *
 * @param realmName the realm's name; null for the default realm
 * @param segments the segments after {@code api}, without empty ones
 */
public record ApiPath(String realmName, List<String> segments) {

    /** The path segment of the API: {@code /api} for the default realm, {@code /realms/{realm}/api} for a named one. */
    public static final String ROOT = "api";

    private static final Pattern PATTERN = Pattern.compile("/*(?:realms/([^/]+)/)?" + ROOT + "(/.*)?", Pattern.DOTALL);

    public ApiPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a path.
     *
     * @param path relative to the server's base path
     * @return empty if it is not a path of this API
     */
    public static Optional<ApiPath> parse(String path) {
        Matcher matcher = PATTERN.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(2) == null ? "" : matcher.group(2);
        List<String> segments = Arrays.stream(rest.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return Optional.of(new ApiPath(matcher.group(1), segments));
    }

    /** Returns whether it is a path of this API, relative to the server's base path. */
    public static boolean isOfApi(String path) {
        return PATTERN.matcher(path).matches();
    }
}
