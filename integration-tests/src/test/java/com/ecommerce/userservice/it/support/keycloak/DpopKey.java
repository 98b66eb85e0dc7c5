package com.ecommerce.userservice.it.support.keycloak;

import com.ecommerce.userservice.it.support.http.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** A key that a client proves to have with each request, and that tokens are bound to (RFC 9449). */
public final class DpopKey {

    private static final int COORDINATE_BYTES = 32;

    private final KeyPair pair;

    private DpopKey(KeyPair pair) {
        this.pair = pair;
    }

    public static DpopKey create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new DpopKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the header {@code DPoP} of one request. */
    public String proof(String method, String url) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        Map<String, ?> jwk = Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "x",
                coordinate(key.getW().getAffineX()),
                "y",
                coordinate(key.getW().getAffineY()));
        String content = part(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", jwk))
                + "."
                + part(Map.of(
                        "jti",
                        UUID.randomUUID().toString(),
                        "htm",
                        method,
                        "htu",
                        url,
                        "iat",
                        Instant.now().getEpochSecond()));
        return content + "." + base64(sign(content));
    }

    private byte[] sign(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = new byte[COORDINATE_BYTES];
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, COORDINATE_BYTES);
        System.arraycopy(digits, digits.length - length, bytes, COORDINATE_BYTES - length, length);
        return base64(bytes);
    }

    private static String part(Map<String, ?> content) {
        return base64(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
