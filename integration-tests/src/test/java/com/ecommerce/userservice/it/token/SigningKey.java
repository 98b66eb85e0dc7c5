package com.ecommerce.userservice.it.token;

import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** An RSA key that a test holds, and the public ones that a realm publishes. */
public record SigningKey(KeyPair pair) {

    private static final int BITS = 2048;

    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** Gives the key to a realm, which signs with it from now on. */
    public void giveTo(TestRealm realm) {
        realm.addKey(
                "rsa",
                Map.of(
                        "algorithm",
                        "RS256",
                        "privateKey",
                        pem("PRIVATE KEY", privateKey().getEncoded())));
    }

    /** Returns the public key as a JSON Web Key, RFC 7517. */
    public Map<String, String> jwk() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "alg",
                "RS256",
                "use",
                "sig",
                "n",
                Jws.encode(unsigned(key.getModulus())),
                "e",
                Jws.encode(unsigned(key.getPublicExponent())));
    }

    /** Returns what a realm publishes about its key for that use, {@code sig} or {@code enc}. */
    public static JsonNode published(String realm, String use) {
        JsonNode keys = Http.send("GET", TestClient.endpoint(realm, "certs"), Map.of(), null)
                .json()
                .path("keys");
        for (JsonNode key : keys) {
            if (key.path("use").asText().equals(use)) {
                return key;
            }
        }
        throw new AssertionError("No key for " + use + " in " + keys);
    }

    /** Returns the public key of a JSON Web Key. */
    public static RSAPublicKey publicKey(JsonNode jwk) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk.path("n")), number(jwk.path("e"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the modulus without a sign byte. */
    public static byte[] modulus(RSAPublicKey key) {
        return unsigned(key.getModulus());
    }

    public static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content) + "\n-----END " + type + "-----\n";
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
