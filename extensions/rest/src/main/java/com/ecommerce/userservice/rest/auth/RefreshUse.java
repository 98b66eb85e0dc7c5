package com.ecommerce.userservice.rest.auth;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.keycloak.common.util.Base64Url;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;

/**
 * One use of a refresh token.
 *
 * @param tokenId id of the token, its {@code jti}
 * @param holder a hash of what tells one holder of the token from another
 * @param at milliseconds since 1970, by the clock of the node that was asked
 */
record RefreshUse(String tokenId, String holder, long at) {

    RefreshUse {
        Objects.requireNonNull(tokenId, "tokenId");
        Objects.requireNonNull(holder, "holder");
    }

    /**
     * Returns a hash of the user agent and of the key that the request has proved to have. A session keeps it, and nothing that
     * tells anything about a person.
     *
     * @param userAgent null if the request names none
     * @param keyThumbprint of the key of the DPoP proof (RFC 9449); null if the request has none
     */
    static String holder(String userAgent, String keyThumbprint) {
        String text = Objects.toString(userAgent, "") + '\n' + Objects.toString(keyThumbprint, "");
        return Base64Url.encode(HashUtils.hash(JavaAlgorithm.SHA256, text.getBytes(StandardCharsets.UTF_8)));
    }
}
