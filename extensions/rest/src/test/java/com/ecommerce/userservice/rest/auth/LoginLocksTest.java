package com.ecommerce.userservice.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginLocksTest {

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.com", " anna@example.com ", "Anna@Example.com", "\uff41nna@example.com"})
    void givenSpellingOfOneName_whenLocked_thenTheSameLock(String spelling) {
        assertThat(LoginLocks.fingerprint(spelling)).isEqualTo(LoginLocks.fingerprint("anna@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna@example.org", "hanna@example.com", ""})
    void givenAnotherName_whenLocked_thenAnotherLock(String name) {
        assertThat(LoginLocks.fingerprint(name)).isNotEqualTo(LoginLocks.fingerprint("anna@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna@example.com"})
    void givenName_whenLocked_thenTheKeyHidesIt(String name) {
        assertThat(LoginLocks.fingerprint(name)).doesNotContain("anna");
    }
}
