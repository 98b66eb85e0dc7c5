package com.ecommerce.userservice.it.token;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_AUDIENCE;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_CLIENT_DISABLED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_EXPIRED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_MALFORMED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_NOT_YET_VALID;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SESSION_ENDED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SIGNATURE;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_WRONG_REALM;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_WRONG_TYPE;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that whoever holds the realm's own key could sign, and signatures that are nearly right. */
@Tag("image")
@WithServer
class SigningKeysIT {

    private static final SigningKey KEY = SigningKey.generate();
    private static final String NOBODY = "00000000-0000-0000-0000-000000000001";
    private static final int FAR = 600;

    private static TestRealm realm;
    private static Jws issued;
    private static TestUser stranger;

    @BeforeAll
    static void logIn() {
        realm = TestRealm.forManyLogins();
        KEY.giveTo(realm);
        TokenHolder holder = TokenHolder.ofNewClient(realm);
        realm.tokenValidity().warmUp(holder.access());
        issued = Jws.of(holder.access());
        stranger = realm.register();
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    /** Some of it is against a specification; what counts is that all say the same. */
    @ParameterizedTest
    @MethodSource
    void givenWhatKeycloakAccepts_whenValidated_thenAllSayValid(String token) {
        realm.tokenValidity().valid(token);
    }

    static Stream<Arguments> givenWhatKeycloakAccepts_whenValidated_thenAllSayValid() {
        return Stream.of(
                row("as issued", issued),
                row("no typ in the header", issued.header("typ", null)),
                row(
                        "somebody's key in the header",
                        issued.header("jwk", SigningKey.generate().jwk())),
                row(
                        "unknown critical header",
                        issued.header("crit", List.of("x")).header("x", 1)),
                row("nbf within ten seconds", issued.claim("nbf", now() + 5)),
                row("exp of zero, which is never", issued.claim("exp", 0)),
                row("exp in a far age", issued.claim("exp", 99_999_999_999L)),
                row("iat ahead", issued.claim("iat", now() + FAR)),
                row("typ in lower case", issued.claim("typ", "bearer")),
                row("no sub, as in lightweight tokens", issued.claim("sub", null)));
    }

    @ParameterizedTest
    @MethodSource
    void givenOddClaims_whenValidated_thenAllRefuse(String token, InvalidReason reason) {
        realm.tokenValidity().invalid(token, reason);
    }

    static Stream<Arguments> givenOddClaims_whenValidated_thenAllRefuse() {
        return Stream.of(
                row("nbf ahead", issued.claim("nbf", now() + FAR), INVALID_REASON_NOT_YET_VALID),
                row("exp passed", issued.claim("exp", now() - 1), INVALID_REASON_EXPIRED),
                row("exp negative", issued.claim("exp", -1), INVALID_REASON_EXPIRED),
                row("exp no number", issued.claim("exp", "soon"), INVALID_REASON_MALFORMED),
                row("no iat", issued.claim("iat", null), INVALID_REASON_MALFORMED),
                row("iat before the session", issued.claim("iat", now() - FAR), INVALID_REASON_SESSION_ENDED),
                row("no iss", issued.claim("iss", null), INVALID_REASON_WRONG_REALM),
                row("iss no realm", issued.claim("iss", "https://shop.example"), INVALID_REASON_WRONG_REALM),
                row("another aud", issued.claim("aud", "account"), INVALID_REASON_AUDIENCE),
                row("no azp", issued.claim("azp", null), INVALID_REASON_CLIENT_DISABLED),
                row("azp unknown", issued.claim("azp", "nobody"), INVALID_REASON_CLIENT_DISABLED),
                row("azp not of the session", issued.claim("azp", "user-service-login"), INVALID_REASON_SESSION_ENDED),
                row("no sid", issued.claim("sid", null), INVALID_REASON_SESSION_ENDED),
                row("sid unknown", issued.claim("sid", NOBODY), INVALID_REASON_SESSION_ENDED),
                row(
                        "sid a stranger's",
                        issued.claim("sid", stranger.tokens().sessionId()),
                        INVALID_REASON_SESSION_ENDED));
    }

    /** Keycloak issues no such access token; its introspection would call them active. */
    @ParameterizedTest
    @MethodSource
    void givenNoAccessTokenOfOurs_whenValidated_thenRefused(String token, InvalidReason reason) {
        realm.tokenValidity().refused(token, reason);
    }

    static Stream<Arguments> givenNoAccessTokenOfOurs_whenValidated_thenRefused() {
        return Stream.of(
                row("no exp", issued.claim("exp", null), INVALID_REASON_EXPIRED),
                row("no aud", issued.claim("aud", null), INVALID_REASON_AUDIENCE),
                row("no typ", issued.claim("typ", null), INVALID_REASON_WRONG_TYPE),
                row("typ ID", issued.claim("typ", "ID"), INVALID_REASON_WRONG_TYPE),
                row("typ Refresh", issued.claim("typ", "Refresh"), INVALID_REASON_WRONG_TYPE),
                row("typ Offline", issued.claim("typ", "Offline"), INVALID_REASON_WRONG_TYPE),
                row("typ DPoP", issued.claim("typ", "DPoP"), INVALID_REASON_WRONG_TYPE));
    }

    /** Keycloak reads the kind of session from it, and stumbles. */
    @ParameterizedTest
    @MethodSource
    void givenNoTokenIdOfKeycloak_whenValidated_thenRefusedAndNoFailure(String token) {
        realm.tokenValidity().refused(token, INVALID_REASON_MALFORMED);
    }

    static Stream<Arguments> givenNoTokenIdOfKeycloak_whenValidated_thenRefusedAndNoFailure() {
        return Stream.of(
                row("no jti", issued.claim("jti", null)),
                row("jti of no known length", issued.claim("jti", "on:1")),
                row("jti of no known session type", issued.claim("jti", "xxrtro:1")));
    }

    @ParameterizedTest
    @MethodSource
    void givenSignatureNearlyRight_whenValidated_thenAllRefuse(String token, InvalidReason reason) {
        realm.tokenValidity().invalid(token, reason);
    }

    static Stream<Arguments> givenSignatureNearlyRight_whenValidated_thenAllRefuse() {
        byte[] right = issued.signature(KEY.privateKey(), "SHA256");
        byte[] longer = new byte[right.length + 1];
        System.arraycopy(right, 0, longer, 1, right.length);
        BigInteger modulus = ((RSAPublicKey) KEY.pair().getPublic()).getModulus();
        return Stream.of(
                row("no kid", issued.header("kid", null), INVALID_REASON_SIGNATURE),
                other("RS384", issued.header("alg", "RS384").signed(KEY.privateKey(), "SHA384")),
                other("RS512", issued.header("alg", "RS512").signed(KEY.privateKey(), "SHA512")),
                other("SHA-1 inside", issued.signed(KEY.privateKey(), "SHA1")),
                other("SHA-512 inside", issued.signed(KEY.privateKey(), "SHA512")),
                other("leading zero", issued.signed(longer)),
                other("trailing zero", issued.signed(Arrays.copyOf(right, right.length + 1))),
                other("a byte short", issued.signed(Arrays.copyOf(right, right.length - 1))),
                other(
                        "a modulus more",
                        issued.signed(new BigInteger(1, right).add(modulus).toByteArray())),
                other("zero", issued.signed(new byte[right.length])),
                other("one", issued.signed(BigInteger.ONE.toByteArray())),
                argumentSet("none", issued.unsigned(), INVALID_REASON_MALFORMED));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static Arguments row(String name, Jws token) {
        return argumentSet(name, token.signed(KEY.privateKey(), "SHA256"));
    }

    private static Arguments row(String name, Jws token, InvalidReason reason) {
        return argumentSet(name, token.signed(KEY.privateKey(), "SHA256"), reason);
    }

    private static Arguments other(String name, String token) {
        return argumentSet(name, token, INVALID_REASON_SIGNATURE);
    }
}
