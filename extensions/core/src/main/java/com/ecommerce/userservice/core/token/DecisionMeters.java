package com.ecommerce.userservice.core.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts decisions about access tokens: {@code user.service.token.validations}, by what the decision was for and by
 * its outcome. All counters exist from the start, so that the first refusal of a kind is an increase that monitoring
 * sees. They say nothing about users, clients or realms.
 */
public final class DecisionMeters {

    private static final String VALID = "valid";

    /** What a token was looked at for. */
    public enum Purpose {
        /** Somebody asked about it: {@code ValidateToken}. */
        VALIDATE,
        /** It proves who calls: REST, and gRPC where callers are authenticated. */
        AUTHENTICATE
    }

    private final Map<Purpose, Counters> counters = new EnumMap<>(Purpose.class);

    /** Registers the counters, which cost next to nothing while nobody reads the registry. */
    public DecisionMeters(MeterRegistry registry) {
        for (Purpose purpose : Purpose.values()) {
            Counter valid = counter(registry, purpose, VALID);
            Map<InvalidReason, Counter> invalid = new EnumMap<>(InvalidReason.class);
            for (InvalidReason reason : InvalidReason.values()) {
                invalid.put(reason, counter(registry, purpose, lowerCase(reason)));
            }
            counters.put(purpose, new Counters(valid, invalid));
        }
    }

    /** Counts a decision and returns it. */
    public TokenDecision count(Purpose purpose, TokenDecision decision) {
        counters.get(purpose).of(decision).increment();
        return decision;
    }

    /** Counts a decision whose response was cached; only those that found a token valid are. */
    public void countCached(Purpose purpose) {
        counters.get(purpose).valid().increment();
    }

    private static Counter counter(MeterRegistry registry, Purpose purpose, String outcome) {
        return Counter.builder("user.service.token.validations")
                .description("Decisions about access tokens")
                .baseUnit("validations")
                .tag("purpose", lowerCase(purpose))
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record Counters(Counter valid, Map<InvalidReason, Counter> invalid) {

        Counter of(TokenDecision decision) {
            return decision instanceof InvalidToken refused ? invalid.get(refused.reason()) : valid;
        }
    }
}
