package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameValidatorTest {

    private static final String FOREIGN = "error-username-foreign-email";
    private static final String RESERVED = "error-username-reserved";

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
        "ada\uff20example.com, ada@example.com, false",
        "victim\uff20example.com, ada@example.com, true",
        "ada\ufe6bexample.com, , true"
    })
    void onlyTheOwnAddressMayServeAsUsername(String username, String email, boolean foreign) {
        assertThat(UsernameValidator.objection(UsernameForm.of(username), email).map(FOREIGN::equals))
                .isEqualTo(foreign ? Optional.of(true) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "ADMIN",
                " admin ",
                "\uff41\uff44\uff4d\uff49\uff4e",
                "adm\u0131n",
                "ADM\u0130N",
                "administrator",
                "operator",
                "root",
                "support",
                "system",
                "service-account-gateway",
                "Service-Account-"
            })
    void givenReservedName_thenRefused(String username) {
        assertThat(UsernameValidator.objection(UsernameForm.of(username), "ada@example.com"))
                .contains(RESERVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admina", "service-accountant", "rooty", "my-support"})
    void givenOtherName_thenTaken(String username) {
        assertThat(UsernameValidator.objection(username, "ada@example.com")).isEmpty();
    }
}
