package com.ecommerce.userservice.benchmarks.pure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.representations.AccessToken;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** What a token costs that has not been seen before, and what it costs to find one that has: on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
public class TokenParts {

    private static final int KEY_BITS = 2048;

    /** As long as those of the shipped realm. */
    private static final String CLAIMS = """
            {"exp":1900000000,"iat":1800000000,"jti":"onrtro:4f3f5d0c-8f6f-44f5-a0b3-6d4d2c9b7a11",\
            "iss":"https://shop.example.com/realms/ecommerce","aud":["user-service","account"],\
            "sub":"0d3f4a0a-7d3c-4f5c-9f55-1b9d5b7e2a10","typ":"Bearer","azp":"user-service-login",\
            "sid":"qX0b1v3h3cZ6v9Y2m4k7Tn8w","acr":"1","realm_access":{"roles":["default-roles-ecommerce",\
            "offline_access","customer","uma_authorization"]},"resource_access":{"account":{"roles":\
            ["manage-account","manage-account-links","view-profile"]}},"scope":"email profile",\
            "email_verified":false,"preferred_username":"customer@example.com","email":"customer@example.com",\
            "user_id":"0d3f4a0a-7d3c-4f5c-9f55-1b9d5b7e2a10","role":"customer"}""";

    private static final String HEADER =
            "{\"alg\":\"RS256\",\"typ\" : \"JWT\",\"kid\" : \"0MmIM4V3sE0a8Hq3v0lFQm1Y1v4f7S4y2xJb1cVn5uE\"}";

    private KeyPair keys;
    private String token;
    private byte[] signed;
    private byte[] signature;

    @Setup
    public void sign() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        keys = generator.generateKeyPair();
        String content =
                encode(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + encode(CLAIMS.getBytes(StandardCharsets.UTF_8));
        signed = content.getBytes(StandardCharsets.US_ASCII);
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.getPrivate());
        signer.update(signed);
        signature = signer.sign();
        token = content + "." + encode(signature);
    }

    /** RS256 with a key of 2,048 bits. */
    @Benchmark
    public boolean verifySignature() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.getPublic());
        verifier.update(signed);
        return verifier.verify(signature);
    }

    /** Base64 and JSON, by Keycloak's own classes. */
    @Benchmark
    public AccessToken parse() throws JWSInputException {
        return new JWSInput(token).readJsonContent(AccessToken.class);
    }

    /** The key under which a verified token can be remembered. */
    @Benchmark
    public byte[] sha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
