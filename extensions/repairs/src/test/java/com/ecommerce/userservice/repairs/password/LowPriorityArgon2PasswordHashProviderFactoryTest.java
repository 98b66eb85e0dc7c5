package com.ecommerce.userservice.repairs.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.repairs.MapScope;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

class LowPriorityArgon2PasswordHashProviderFactoryTest {

    private final LowPriorityArgon2PasswordHashProviderFactory factory =
            new LowPriorityArgon2PasswordHashProviderFactory();

    @BeforeEach
    void init() {
        factory.init(new MapScope(Map.of()));
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void standsBeforeKeycloaksOwn() {
        Argon2PasswordHashProviderFactory own = new Argon2PasswordHashProviderFactory();

        assertThat(factory.getId()).isEqualTo(own.getId());
        assertThat(factory.order()).isGreaterThan(own.order());
    }

    @Test
    void hashesAndVerifiesOnThreadsOfItsOwn() {
        PasswordHashProvider provider = factory.create(null);

        PasswordCredentialModel credential = provider.encodedCredential("right", -1);

        assertThat(provider.verify("right", credential)).isTrue();
        assertThat(provider.verify("wrong", credential)).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("password-hash-"))
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY));
    }

    @Test
    void givenLowPriorityOff_thenKeycloaksOwnProvider() {
        factory.init(new MapScope(Map.of("low-priority-enabled", "false")));

        assertThat(factory.create(null)).isNotInstanceOf(LowPriorityPasswordHashProvider.class);
        assertThat(factory.getConfigMetadata())
                .extracting(ProviderConfigProperty::getName)
                .contains("low-priority-enabled", "memory");
    }

    @Test
    void givenAnotherWord_thenRefusedByName() {
        assertThatThrownBy(() -> factory.init(new MapScope(Map.of("low-priority-enabled", "no"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The option spi-password-hashing--argon2--low-priority-enabled must be true or false, not no");
    }

    @Test
    void failsAsKeycloakDoes() {
        PasswordHashProvider provider = factory.create(null);

        assertThatThrownBy(() -> provider.verify("right", null)).isInstanceOf(NullPointerException.class);
    }
}
