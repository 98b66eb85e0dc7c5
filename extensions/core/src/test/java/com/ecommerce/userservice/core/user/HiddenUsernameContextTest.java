package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.models.utils.FormMessage;

class HiddenUsernameContextTest {

    private static final FormMessage AT_USERNAME = new FormMessage("username", "usernameExistsMessage", "a");
    private static final FormMessage AT_EMAIL = new FormMessage("email", "emailExistsMessage");
    private static final FormMessage AT_NAME = new FormMessage("firstName", "error-invalid-length");

    private static List<String> shown(FormMessage... errors) {
        return HiddenUsernameContext.atEmail(List.of(errors)).stream()
                .map(error -> error.getField() + ": " + error.getMessage())
                .toList();
    }

    @Test
    void givenErrorOfTheUsername_thenShownAtTheEmail() {
        assertThat(shown(AT_USERNAME, AT_NAME))
                .containsExactly("email: usernameExistsMessage", "firstName: error-invalid-length");
    }

    @Test
    void givenErrorsOfBoth_thenThoseOfTheEmailAlone() {
        assertThat(shown(AT_USERNAME, AT_EMAIL)).containsExactly("email: emailExistsMessage");
    }
}
