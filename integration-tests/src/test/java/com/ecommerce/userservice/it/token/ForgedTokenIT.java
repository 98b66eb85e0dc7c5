package com.ecommerce.userservice.it.token;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_MALFORMED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SIGNATURE;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that nobody issued, made from a live one: by an attacker who knows what is public and has a key of his own. */
@Tag("image")
@WithServer
class ForgedTokenIT {

    private static final SigningKey ATTACKER = SigningKey.generate();

    private static TestRealm realm;
    private static String warm;
    private static String cold;
    private static String otherRealmsKid;

    @BeforeAll
    static void logIn() {
        realm = TestRealm.forManyLogins();
        warm = TokenHolder.ofNewClient(realm).access();
        cold = TokenHolder.ofNewClient(realm).access();
        realm.tokenValidity().warmUp(warm);
        try (TestRealm other = TestRealm.forManyLogins()) {
            otherRealmsKid = kid(SigningKey.published(other.name(), "sig"));
        }
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void givenForgery_whenValidated_thenAllRefuse(String token, InvalidReason reason) {
        realm.tokenValidity().invalid(token, reason);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(warm, cold)
                .flatMap(token -> Stream.of(
                                unsigned(token), publicKeyAsSecret(token), ownKey(token), kids(token), changes(token))
                        .flatMap(List::stream));
    }

    private static List<Arguments> unsigned(String token) {
        List<Arguments> rows = new ArrayList<>();
        String signature = token.substring(token.lastIndexOf('.') + 1);
        for (String spelling : new String[] {"none", "None", "NONE", "nOnE", "", null}) {
            String forged = Jws.of(token).header("alg", spelling).unsigned();
            InvalidReason reason = isKnown(spelling) ? INVALID_REASON_SIGNATURE : INVALID_REASON_MALFORMED;
            rows.add(malformed("alg " + spelling + ", no signature", forged));
            rows.add(argumentSet("alg " + spelling + ", old signature", forged + signature, reason));
        }
        return rows;
    }

    /** Keycloak's parser knows this one spelling, and a header without any. */
    private static boolean isKnown(String algorithm) {
        return algorithm == null || algorithm.equals("none");
    }

    private static List<Arguments> publicKeyAsSecret(String token) {
        RSAPublicKey key = SigningKey.publicKey(SigningKey.published(realm.name(), "sig"));
        Map<String, byte[]> secrets = Map.of(
                "DER", key.getEncoded(),
                "PEM", SigningKey.pem("PUBLIC KEY", key.getEncoded()).getBytes(StandardCharsets.US_ASCII),
                "modulus", SigningKey.modulus(key));
        List<Arguments> rows = new ArrayList<>();
        for (int bits : new int[] {256, 384, 512}) {
            secrets.forEach((name, secret) -> rows.add(row(
                    "HS" + bits + " with the public key's " + name,
                    Jws.of(token).hmac(bits, secret))));
        }
        return rows;
    }

    private static List<Arguments> ownKey(String token) {
        Map<String, String> key = ATTACKER.jwk();
        Jws jws = Jws.of(token);
        String address = "http://localhost:9/keys.json";
        return List.of(
                row("own key", jws.signed(ATTACKER.privateKey(), "SHA256")),
                own("own key in jwk", jws.header("jwk", key)),
                own("own key in jwk, no kid", jws.header("jwk", key).header("kid", null)),
                own("own key at jku", jws.header("jku", address)),
                own("own key at jku, no kid", jws.header("jku", address).header("kid", null)),
                own("own key at x5u", jws.header("x5u", address)),
                own(
                        "own key in x5c",
                        jws.header(
                                "x5c",
                                List.of(Base64.getEncoder()
                                        .encodeToString(
                                                ATTACKER.pair().getPublic().getEncoded())))),
                own(
                        "unknown critical header",
                        jws.header("crit", List.of("exp")).header("exp", 1)));
    }

    private static Arguments own(String name, Jws forgery) {
        return row(name, forgery.signed(ATTACKER.privateKey(), "SHA256"));
    }

    private static List<Arguments> kids(String token) {
        Map<String, String> kids = Map.of(
                "path traversal", "../../../../../../dev/null",
                "SQL", "x' OR '1'='1'; --",
                "NUL", "a\0b",
                "very long", "k".repeat(4_000),
                "empty", "",
                "other realm's", otherRealmsKid,
                "encryption key's", kid(SigningKey.published(realm.name(), "enc")));
        List<Arguments> rows = new ArrayList<>();
        kids.forEach((name, kid) -> {
            rows.add(own("own key, kid " + name, Jws.of(token).header("kid", kid)));
            rows.add(row(
                    "kid " + name + ", empty secret",
                    Jws.of(token).header("kid", kid).hmac(256, new byte[1])));
        });
        return rows;
    }

    private static List<Arguments> changes(String token) {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        long later = Tokens.claims(token).path("exp").longValue() + 1;
        Jws jws = Jws.of(token);
        return List.of(
                row("another role", jws.claim("role", "admin").signed(bytes)),
                row(
                        "another user",
                        jws.claim("sub", "00000000-0000-0000-0000-000000000001").signed(bytes)),
                row("a longer life", jws.claim("exp", later).signed(bytes)),
                row("alg RS512", jws.header("alg", "RS512").signed(bytes)),
                row("alg PS256", jws.header("alg", "PS256").signed(bytes)),
                row("alg ES256", jws.header("alg", "ES256").signed(bytes)),
                malformed("alg unknown", jws.header("alg", "XX256").signed(bytes)),
                row("one bit of the signature", Tokens.tampered(token)),
                malformed("no signature", jws.unsigned()),
                row("signature cut", token.substring(0, token.length() - 2)),
                row("signature of zeros", jws.signed(new byte[bytes.length])));
    }

    private static String kid(JsonNode key) {
        return key.path("kid").asText();
    }

    private static Arguments row(String name, String token) {
        return argumentSet(name, token, INVALID_REASON_SIGNATURE);
    }

    private static Arguments malformed(String name, String token) {
        return argumentSet(name, token, INVALID_REASON_MALFORMED);
    }
}
