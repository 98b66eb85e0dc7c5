package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnEmailUsernameValidatorTest {

    @ParameterizedTest
    @CsvSource({
        "ada, ada@example.com, false",
        "ada@example.com, ada@example.com, false",
        "ADA@example.com, ada@example.com, false",
        "bob@example.com, ada@example.com, true",
        "@, ada@example.com, true",
        "bob@example.com, , true",
        "ada, , false"
    })
    void onlyTheOwnAddressMayServeAsUsername(String username, String email, boolean foreign) {
        assertThat(OwnEmailUsernameValidator.isForeignEmail(username, email)).isEqualTo(foreign);
    }
}
