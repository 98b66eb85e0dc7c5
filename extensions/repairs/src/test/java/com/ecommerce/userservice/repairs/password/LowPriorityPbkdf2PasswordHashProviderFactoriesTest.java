package com.ecommerce.userservice.repairs.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.PasswordHashProviderFactory;
import org.keycloak.credential.hash.Pbkdf2PasswordHashProviderFactory;
import org.keycloak.credential.hash.Pbkdf2Sha256PasswordHashProviderFactory;
import org.keycloak.credential.hash.Pbkdf2Sha512PasswordHashProviderFactory;

class LowPriorityPbkdf2PasswordHashProviderFactoriesTest {

    private record Pair(PasswordHashProviderFactory lowPriority, PasswordHashProviderFactory own) {}

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(new LowPriorityPbkdf2PasswordHashProviderFactory(), new Pbkdf2PasswordHashProviderFactory()),
                new Pair(
                        new LowPriorityPbkdf2Sha256PasswordHashProviderFactory(),
                        new Pbkdf2Sha256PasswordHashProviderFactory()),
                new Pair(
                        new LowPriorityPbkdf2Sha512PasswordHashProviderFactory(),
                        new Pbkdf2Sha512PasswordHashProviderFactory()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void standsBeforeKeycloaksOwn(Pair pair) {
        assertThat(pair.lowPriority().getId()).isEqualTo(pair.own().getId());
        assertThat(pair.lowPriority().order()).isGreaterThan(pair.own().order());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void hashesElsewhere(Pair pair) {
        PasswordHashProvider provider = pair.lowPriority().create(null);

        assertThat(provider).isInstanceOf(LowPriorityPasswordHashProvider.class);
    }

    @Test
    void theDefaultAlgorithmStaysArgon2() {
        int highest = pairs().map(pair -> pair.lowPriority().order())
                .max(Integer::compare)
                .orElseThrow();

        assertThat(List.of(new LowPriorityArgon2PasswordHashProviderFactory().order()))
                .allMatch(order -> order > highest);
    }
}
