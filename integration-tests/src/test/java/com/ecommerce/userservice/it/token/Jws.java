package com.ecommerce.userservice.it.token;

import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token as an attacker, or whoever holds a key, puts it together from a real one. */
public final class Jws {

    private final ObjectNode header;
    private final ObjectNode claims;

    private Jws(ObjectNode header, ObjectNode claims) {
        this.header = header;
        this.claims = claims;
    }

    /** Returns header and claims of a token, without its signature. */
    public static Jws of(String token) {
        return new Jws((ObjectNode) Tokens.header(token), (ObjectNode) Tokens.claims(token));
    }

    /** Sets a member of the header; null removes it. */
    public Jws header(String name, Object value) {
        return new Jws(with(header, name, value), claims);
    }

    /** Sets a claim; null removes it. */
    public Jws claim(String name, Object value) {
        return new Jws(header, with(claims, name, value));
    }

    /** Returns the token with an empty signature. */
    public String unsigned() {
        return signed(new byte[0]);
    }

    /** Returns the token with these bytes as its signature. */
    public String signed(byte[] signature) {
        return signatureInput() + "." + encode(signature);
    }

    /** Returns the token signed with an RSA key by PKCS #1 v1.5. */
    public String signed(PrivateKey key, String hash) {
        return signed(signature(key, hash));
    }

    /** Returns the signature that {@link #signed(PrivateKey, String)} would add. */
    public byte[] signature(PrivateKey key, String hash) {
        try {
            Signature signer = Signature.getInstance(hash + "withRSA");
            signer.initSign(key);
            signer.update(signatureInput().getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the token with {@code alg} of that many bits, {@code HS256} for 256, and that secret. */
    public String hmac(int bits, byte[] secret) {
        Jws token = header("alg", "HS" + bits);
        try {
            Mac mac = Mac.getInstance("HmacSHA" + bits);
            mac.init(new SecretKeySpec(secret, "HmacSHA" + bits));
            return token.signed(mac.doFinal(token.signatureInput().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String signatureInput() {
        return encode(Json.write(header).getBytes(StandardCharsets.UTF_8)) + "."
                + encode(Json.write(claims).getBytes(StandardCharsets.UTF_8));
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ObjectNode with(ObjectNode object, String name, Object value) {
        ObjectNode copy = object.deepCopy();
        if (value == null) {
            copy.remove(name);
        } else {
            copy.putPOJO(name, value);
        }
        return copy;
    }
}
