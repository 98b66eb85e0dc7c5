package com.ecommerce.userservice.repairs.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

class AnonymousFailuresTest {

    private final AtomicLong clock = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AnonymousFailures failures = new AnonymousFailures(2, clock::get, registry);

    private static Event failure(String realm, String error) {
        return failure(realm, EventType.LOGIN_ERROR, error, null);
    }

    private static Event failure(String realm, EventType type, String error, String reason) {
        Event event = new Event();
        event.setType(type);
        event.setRealmId(realm);
        event.setError(error);
        event.setDetails(reason == null ? null : Map.of("reason", reason));
        return event;
    }

    @Test
    void givenFailuresOfNobody_whenTooManyInAMinute_thenTheRestIsDropped() {
        for (int event = 0; event < 2; event++) {
            assertThat(failures.admit(failure("a", "user_not_found"))).isTrue();
        }
        assertThat(failures.admit(failure("a", "user_not_found"))).isFalse();
        assertThat(failures.admit(failure("b", "user_not_found"))).isTrue();
        assertThat(registry.get("user.service.dropped.events").counter().count())
                .isEqualTo(1);

        clock.addAndGet(60_000);

        assertThat(failures.admit(failure("a", "user_not_found"))).isTrue();
    }

    @Test
    void givenFailuresOfAnAccount_whenMany_thenAllAreStored() {
        Event event = failure("a", "invalid_user_credentials");
        event.setUserId("user");

        for (int count = 0; count < 10; count++) {
            assertThat(failures.admit(event)).isTrue();
        }
    }

    @Test
    void givenSuccess_whenWithoutAccount_thenStored() {
        Event event = failure("a", null);

        for (int count = 0; count < 10; count++) {
            assertThat(failures.admit(event)).isTrue();
        }
    }

    @Test
    void givenNameThatNoAccountHas_whenItFails_thenDropped() {
        Event event = failure("a", "user_not_found");
        event.setDetails(Map.of("username", "n".repeat(255)));
        assertThat(failures.admit(event)).isTrue();

        event.setDetails(Map.of("username", "n".repeat(256)));
        assertThat(failures.admit(event)).isFalse();

        event.setDetails(Map.of("email", "n".repeat(256)));
        assertThat(failures.admit(event)).isFalse();
    }

    @Test
    void givenFailuresOfOneType_whenTooMany_thenOthersAreStored() {
        for (int event = 0; event < 3; event++) {
            failures.admit(failure("a", "user_not_found"));
        }

        assertThat(failures.admit(failure("a", EventType.CLIENT_LOGIN_ERROR, "invalid_client_credentials", null)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "REFRESH_TOKEN_ERROR, Invalid refresh token",
        "LOGOUT_ERROR, Invalid refresh token",
        "REVOKE_GRANT_ERROR,",
        "USER_INFO_REQUEST_ERROR, Failed to parse JWT"
    })
    void givenTokenThatNoKeyHasSigned_whenRefused_thenDropped(EventType type, String reason) {
        assertThat(failures.admit(failure("a", type, "invalid_token", reason))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "REFRESH_TOKEN_ERROR, Invalid refresh token. Token client and authorized client don't match",
        "REFRESH_TOKEN_ERROR, DPoP proof is missing",
        "REVOKE_GRANT_ERROR, Issued for not set",
        "IDENTITY_PROVIDER_LOGIN_ERROR, Invalid token"
    })
    void givenTokenThatMayHaveBeenStolen_whenRefused_thenStored(EventType type, String reason) {
        assertThat(failures.admit(failure("a", type, "invalid_token", reason))).isTrue();
    }

    @Test
    void givenTokenOfASession_whenRefused_thenStored() {
        Event ended = failure("a", EventType.REFRESH_TOKEN_ERROR, "invalid_token", "Invalid refresh token");
        ended.setSessionId("session");
        assertThat(failures.admit(ended)).isTrue();
    }
}
