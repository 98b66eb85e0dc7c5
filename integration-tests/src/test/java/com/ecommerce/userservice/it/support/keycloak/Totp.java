package com.ecommerce.userservice.it.support.keycloak;

import com.ecommerce.userservice.it.support.http.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A one-time-password device, RFC 6238: SHA-1, six digits, thirty seconds. */
public record Totp(String secret) {

    private static final int PERIOD_SECONDS = 30;

    public String now() {
        return at(Instant.now().getEpochSecond() / PERIOD_SECONDS);
    }

    /** Returns a password that is not valid now. */
    public String wrong() {
        return now().equals("000000") ? "111111" : "000000";
    }

    /** Returns the device as Keycloak's admin API takes it among a user's credentials. */
    public Map<String, ?> credential() {
        return Map.of(
                "type",
                "otp",
                "userLabel",
                "phone",
                "secretData",
                Json.write(Map.of("value", secret)),
                "credentialData",
                Json.write(Map.of(
                        "subType",
                        "totp",
                        "digits",
                        6,
                        "counter",
                        0,
                        "period",
                        PERIOD_SECONDS,
                        "algorithm",
                        "HmacSHA1")));
    }

    private String at(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
