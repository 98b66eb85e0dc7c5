package com.ecommerce.userservice.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.token.DecisionMeters.Purpose;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionMetersTest {

    private static final ValidToken VALID =
            new ValidToken("id", "", "ada", List.of(), List.of(), "shop", "", Instant.MIN, Instant.MAX);
    private static final InvalidToken EXPIRED = new InvalidToken(InvalidReason.EXPIRED);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DecisionMeters meters = new DecisionMeters(registry);

    @Test
    void givenDecisions_whenCounted_thenByPurposeAndOutcome() {
        assertThat(meters.count(Purpose.VALIDATE, VALID)).isSameAs(VALID);
        assertThat(meters.count(Purpose.VALIDATE, EXPIRED)).isSameAs(EXPIRED);
        meters.count(Purpose.VALIDATE, EXPIRED);
        meters.count(Purpose.AUTHENTICATE, VALID);

        assertThat(count("validate", "valid")).isEqualTo(1);
        assertThat(count("validate", "expired")).isEqualTo(2);
        assertThat(count("authenticate", "valid")).isEqualTo(1);
        assertThat(count("authenticate", "expired")).isZero();
    }

    @Test
    void givenNoDecision_whenRead_thenEveryReasonIsThere() {
        for (InvalidReason reason : InvalidReason.values()) {
            assertThat(count("validate", reason.name().toLowerCase())).isZero();
        }
    }

    @Test
    void givenDecisions_whenRead_thenNoTagComesFromTheToken() {
        meters.count(Purpose.VALIDATE, VALID);

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .flatExtracting(Meter.Id::getTags)
                .extracting(tag -> tag.getKey())
                .containsOnly("purpose", "outcome");
    }

    private double count(String purpose, String outcome) {
        return registry.get("user.service.token.validations")
                .tags("purpose", purpose, "outcome", outcome)
                .counter()
                .count();
    }
}
