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
        "ada, , false",
        // Unicode's dotless i and long s, which equalsIgnoreCase takes for i and s.
        "victim@example.com, v\u0131ctim@example.com, true",
        "boss@example.com, bo\u017fs@example.com, true",
        // Full-width and small commercial at.
        "ada\uff20example.com, ada@example.com, true",
        "ada\ufe6bexample.com, , true"
    })
    void onlyTheOwnAddressMayServeAsUsername(String username, String email, boolean foreign) {
        assertThat(OwnEmailUsernameValidator.isForeignEmail(username, email)).isEqualTo(foreign);
    }
}
