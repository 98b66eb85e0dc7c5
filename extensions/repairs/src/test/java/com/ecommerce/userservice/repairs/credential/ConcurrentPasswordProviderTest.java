package com.ecommerce.userservice.repairs.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

class ConcurrentPasswordProviderTest {

    private static final long PRESENT = 1_000_000;

    private static CredentialModel createdAt(Long millis) {
        CredentialModel password = new CredentialModel();
        password.setCreatedDate(millis);
        return password;
    }

    @Test
    void givenNoPassword_thenDateOfTheNewOneStays() {
        assertThat(ConcurrentPasswordProvider.createdDate(5L, null, PRESENT)).isEqualTo(5L);
        assertThat(ConcurrentPasswordProvider.createdDate(null, null, PRESENT)).isEqualTo(PRESENT);
    }

    @Test
    void givenPassword_thenOneThatReplacesItIsCreatedLater() {
        assertThat(ConcurrentPasswordProvider.createdDate(5L, createdAt(6L), PRESENT))
                .isEqualTo(PRESENT);
        assertThat(ConcurrentPasswordProvider.createdDate(6L, createdAt(6L), PRESENT))
                .isEqualTo(PRESENT);
        assertThat(ConcurrentPasswordProvider.createdDate(7L, createdAt(6L), PRESENT))
                .isEqualTo(7L);
        assertThat(ConcurrentPasswordProvider.createdDate(5L, createdAt(null), PRESENT))
                .isEqualTo(5L);
    }

    @Test
    void givenPasswordOfAnotherNodesFasterClock_thenOneThatReplacesItIsCreatedLater() {
        assertThat(ConcurrentPasswordProvider.createdDate(PRESENT, createdAt(PRESENT + 60_000), PRESENT))
                .isEqualTo(PRESENT + 60_001);
        assertThat(ConcurrentPasswordProvider.createdDate(PRESENT, createdAt(PRESENT), PRESENT))
                .isEqualTo(PRESENT + 1);
    }
}
