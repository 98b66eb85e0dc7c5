package com.ecommerce.userservice.it.token;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SIGNATURE;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ES256, RFC 7518: r and s of 32 bytes each; what implementations have accepted beside it. */
@Tag("image")
@WithServer
class EllipticCurveIT {

    private static final int BYTES = 32;

    /** The order of the group of P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static TestRealm realm;
    private static String issued;

    @BeforeAll
    static void logIn() {
        realm = TestRealm.forManyLogins();
        realm.addKey("ecdsa-generated", Map.of("ecdsaEllipticCurveKey", "P-256"));
        realm.update(Map.of("defaultSignatureAlgorithm", "ES256"));
        issued = TokenHolder.ofNewClient(realm).access();
        realm.tokenValidity().warmUp(issued);
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    /** (r, n - s) satisfies the same equation, and nothing in RFC 7518 forbids it; Keycloak reads no further than s. */
    @ParameterizedTest
    @MethodSource
    void givenSignatureThatKeycloakAccepts_whenValidated_thenAllSayValid(String token) {
        realm.tokenValidity().valid(token);
    }

    static Stream<Arguments> givenSignatureThatKeycloakAccepts_whenValidated_thenAllSayValid() {
        byte[] right = signature();
        return Stream.of(
                argumentSet("as issued", issued),
                argumentSet("the other s", with(r(), ORDER.subtract(s()))),
                argumentSet("a byte long", with(Arrays.copyOf(right, right.length + 1))));
    }

    @ParameterizedTest
    @MethodSource
    void givenWrongSignature_whenValidated_thenAllRefuse(String token) {
        realm.tokenValidity().invalid(token, INVALID_REASON_SIGNATURE);
    }

    static Stream<Arguments> givenWrongSignature_whenValidated_thenAllRefuse() {
        BigInteger zero = BigInteger.ZERO;
        BigInteger last = ORDER.subtract(BigInteger.ONE);
        byte[] right = signature();
        return Stream.of(
                argumentSet("both zero", with(zero, zero)),
                argumentSet("r zero", with(zero, s())),
                argumentSet("s zero", with(r(), zero)),
                argumentSet("both one", with(BigInteger.ONE, BigInteger.ONE)),
                argumentSet("both the order", with(ORDER, ORDER)),
                argumentSet("r zero, s the order", with(zero, ORDER)),
                argumentSet("both the last below the order", with(last, last)),
                argumentSet("swapped", with(s(), r())),
                argumentSet("DER", with(der())),
                argumentSet("a byte short", with(Arrays.copyOf(right, right.length - 1))),
                argumentSet("half", with(Arrays.copyOf(right, BYTES))),
                argumentSet("one byte", with(new byte[1])),
                argumentSet("64 kbit of zeros", with(new byte[8_192])),
                argumentSet(
                        "RS256 in the header",
                        Jws.of(issued).header("alg", "RS256").signed(right)),
                argumentSet(
                        "ES384 in the header",
                        Jws.of(issued).header("alg", "ES384").signed(right)));
    }

    private static byte[] signature() {
        return Base64.getUrlDecoder().decode(issued.substring(issued.lastIndexOf('.') + 1));
    }

    private static BigInteger r() {
        return new BigInteger(1, Arrays.copyOf(signature(), BYTES));
    }

    private static BigInteger s() {
        return new BigInteger(1, Arrays.copyOfRange(signature(), BYTES, 2 * BYTES));
    }

    private static String with(BigInteger r, BigInteger s) {
        return with(ByteBuffer.allocate(2 * BYTES).put(fixed(r)).put(fixed(s)).array());
    }

    private static String with(byte[] signature) {
        return issued.substring(0, issued.lastIndexOf('.') + 1) + Jws.encode(signature);
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[BYTES];
        int length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
        return fixed;
    }

    /** The form in which Java and most libraries have signatures: a sequence of two integers. */
    private static byte[] der() {
        byte[] r = r().toByteArray();
        byte[] s = s().toByteArray();
        return ByteBuffer.allocate(r.length + s.length + 6)
                .put((byte) 0x30)
                .put((byte) (r.length + s.length + 4))
                .put((byte) 0x02)
                .put((byte) r.length)
                .put(r)
                .put((byte) 0x02)
                .put((byte) s.length)
                .put(s)
                .array();
    }
}
