package com.ecommerce.userservice.it.token;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_MALFORMED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A live token in other spellings, once of a token that the server knows and once of one that it has never seen. */
@Tag("image")
@WithServer
class EncodingIT {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int MIDDLE_OF_SIGNATURE = 76;
    private static final int SPELLINGS = 50;

    private static TestRealm realm;
    private static String warm;
    private static String cold;

    @BeforeAll
    static void logIn() {
        realm = TestRealm.forManyLogins();
        warm = TokenHolder.ofNewClient(realm).access();
        cold = TokenHolder.ofNewClient(realm).access();
        realm.tokenValidity().warmUp(warm);
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    @Test
    void givenSpellingThatWasIssued_whenValidated_thenAllSayValid() {
        realm.tokenValidity().valid(warm);
        realm.tokenValidity().valid(cold);
    }

    /** Keycloak decodes a signature leniently, and its introspection takes what it can read. */
    @ParameterizedTest
    @MethodSource
    void givenSpellingThatKeycloakReads_whenValidated_thenRefused(String token) {
        realm.tokenValidity().refused(token, INVALID_REASON_MALFORMED);
        assertThat(realm.tokenValidity().isActive(token)).as("introspection").isTrue();
    }

    static Stream<Arguments> givenSpellingThatKeycloakReads_whenValidated_thenRefused() {
        return Stream.of(warm, cold).flatMap(EncodingIT::spellings);
    }

    private static Stream<Arguments> spellings(String token) {
        return Stream.of(
                argumentSet("padded", token + "=="),
                argumentSet("padded once", token + "="),
                argumentSet("standard alphabet in the signature", withStandardAlphabet(token)),
                argumentSet("last bits of the signature are not zero", withOtherLastBits(token)),
                argumentSet("trailing dot", token + "."),
                argumentSet("many trailing dots", token + ".....".repeat(20)));
    }

    /** Asked twice, since what the first call leaves behind must not answer the second. */
    @Test
    void givenManySpellings_whenValidated_thenTokenIsStillKnownAndNothingIsRemembered() {
        String token = TokenHolder.ofNewClient(realm).access();
        realm.tokenValidity().warmUp(token);
        double before = rememberedTokens();

        for (int spelling = 1; spelling <= SPELLINGS; spelling++) {
            String other = token + ".".repeat(spelling);
            realm.tokenValidity().refusedByGrpc(other, INVALID_REASON_MALFORMED);
            realm.tokenValidity().refusedByGrpc(other, INVALID_REASON_MALFORMED);
        }

        assertThat(rememberedTokens()).isLessThanOrEqualTo(before);
        realm.tokenValidity().valid(token);
    }

    private static double rememberedTokens() {
        return MetricsPage.now().sum("cache_size", Map.of("cache", "verified_tokens"));
    }

    private static String withStandardAlphabet(String token) {
        int signature = token.lastIndexOf('.') + 1;
        return token.substring(0, signature)
                + token.substring(signature).replace('-', '+').replace('_', '/');
    }

    /** The last of 342 characters for 256 bytes carries four bits that mean nothing; zero in RFC 4648's canonical form. */
    private static String withOtherLastBits(String token) {
        int last = token.length() - 1;
        return token.substring(0, last) + ALPHABET.charAt(ALPHABET.indexOf(token.charAt(last)) + 1);
    }

    @ParameterizedTest
    @MethodSource
    void givenOtherBytes_whenValidated_thenAllRefuse(String token, InvalidReason reason) {
        realm.tokenValidity().invalid(token, reason);
    }

    static Stream<Arguments> givenOtherBytes_whenValidated_thenAllRefuse() {
        return Stream.of(warm, cold).flatMap(EncodingIT::otherBytes);
    }

    private static Stream<Arguments> otherBytes(String token) {
        String[] parts = token.split("\\.");
        String jweHeader = Jws.encode("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}".getBytes(StandardCharsets.US_ASCII));
        return Stream.of(
                argumentSet("padded header", join(parts[0] + "=", parts[1], parts[2]), INVALID_REASON_SIGNATURE),
                argumentSet("trailing character", token + "A", INVALID_REASON_SIGNATURE),
                argumentSet("trailing bytes", token + "AAAA", INVALID_REASON_SIGNATURE),
                malformed("leading dot", "." + token),
                malformed("two segments", join(parts[0], parts[1])),
                malformed("four segments", join(token, "AAAA")),
                malformed("five segments", join(token, parts[1], parts[2])),
                malformed("five segments, encrypted", join(jweHeader, parts[1], parts[2], parts[1], parts[2])),
                malformed("header cut", join(half(parts[0]), parts[1], parts[2])),
                malformed("claims cut", join(parts[0], half(parts[1]), parts[2])),
                malformed("no header", join("", parts[1], parts[2])),
                malformed("no claims", join(parts[0], "", parts[2])),
                malformed("no base64 in the signature", withInSignature(token, "!")),
                malformed("twice", token + "," + token));
    }

    /** A header of HTTP cannot carry it as one token, or loses it on the way. */
    @ParameterizedTest
    @MethodSource
    void givenWhitespaceThatHttpHasNot_whenValidated_thenRefused(String token) {
        realm.tokenValidity().refusedByGrpc(token, INVALID_REASON_MALFORMED);
        assertThat(realm.tokenValidity().isActive(token)).as("introspection").isFalse();
    }

    static Stream<Arguments> givenWhitespaceThatHttpHasNot_whenValidated_thenRefused() {
        return Stream.of(warm, cold)
                .flatMap(token -> Stream.of(
                        argumentSet("scheme in front", "Bearer " + token),
                        argumentSet("leading space", " " + token),
                        argumentSet("trailing space", token + " "),
                        argumentSet("space before a dot", token.replaceFirst("\\.", " .")),
                        argumentSet("space in the signature", withInSignature(token, " ")),
                        argumentSet("trailing newline", token + "\n"),
                        argumentSet("newline in the signature", withInSignature(token, "\n")),
                        argumentSet("trailing NUL", token + "\0")));
    }

    private static String withInSignature(String token, String text) {
        int at = token.lastIndexOf('.') + 1 + MIDDLE_OF_SIGNATURE;
        return token.substring(0, at) + text + token.substring(at);
    }

    private static String half(String part) {
        return part.substring(0, part.length() / 2);
    }

    private static String join(String... parts) {
        return String.join(".", parts);
    }

    private static Arguments malformed(String name, String token) {
        return argumentSet(name, token, INVALID_REASON_MALFORMED);
    }
}
