package com.ecommerce.userservice.grpc.call;

/** Finds the token in the metadata key {@code authorization} (RFC 6750, 2.1; RFC 9110, 11.4). */
final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /**
     * Returns the encoded token; null if there is no header, no token in it, or if it is of another scheme.
     *
     * @param authorization the header's value, whose scheme may be written in any case; may be null
     */
    static String in(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
