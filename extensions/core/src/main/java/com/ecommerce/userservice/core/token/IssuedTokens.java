package com.ecommerce.userservice.core.token;

import org.keycloak.common.util.Base64Url;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.RefreshToken;

/**
 * Whether a signed token is what a realm has issued, letter by letter.
 *
 * <p>{@link JWSInput} of Keycloak 26.7 decodes a signature leniently: with padding, in the standard alphabet of base64,
 * with bits to spare, with dots behind it. One token so has any number of spellings that all verify. Header and claims
 * have one each, since they are signed as they are spelled.
 */
public final class IssuedTokens {

    private IssuedTokens() {}

    /**
     * Returns whether the realm of the session's context has signed the token, and spelled it so. Whether the token is of
     * the right type and still good is not looked at.
     *
     * @param encoded the encoded token; anything at all
     */
    public static boolean isIssued(KeycloakSession session, String encoded) {
        try {
            return isSpelledAsIssued(new JWSInput(encoded))
                    && session.tokens().decode(encoded, RefreshToken.class) != null;
        } catch (JWSInputException notSigned) {
            return false;
        }
    }

    /** Returns whether nothing but the canonical form of its parts stands in the token (RFC 7515, section 2). */
    static boolean isSpelledAsIssued(JWSInput token) {
        return token.getSignature() != null
                && token.getWireString()
                        .equals(token.getEncodedSignatureInput() + "." + Base64Url.encode(token.getSignature()));
    }
}
