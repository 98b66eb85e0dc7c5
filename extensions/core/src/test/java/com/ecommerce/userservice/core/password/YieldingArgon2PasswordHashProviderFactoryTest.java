package com.ecommerce.userservice.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.core.MapScope;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.credential.PasswordCredentialModel;

class YieldingArgon2PasswordHashProviderFactoryTest {

    private final YieldingArgon2PasswordHashProviderFactory factory = new YieldingArgon2PasswordHashProviderFactory();

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
    void failsAsKeycloakDoes() {
        PasswordHashProvider provider = factory.create(null);

        assertThatThrownBy(() -> provider.verify("right", null)).isInstanceOf(NullPointerException.class);
    }
}
