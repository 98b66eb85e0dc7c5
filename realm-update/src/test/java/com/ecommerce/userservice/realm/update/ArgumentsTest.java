package com.ecommerce.userservice.realm.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void givenNothing_whenRead_thenDefaults() {
        Arguments arguments = Arguments.of();

        assertThat(arguments.files()).isEmpty();
        assertThat(arguments.dryRun()).isFalse();
        assertThat(arguments.withSecrets()).isFalse();
    }

    @Test
    void givenOptionsAndFiles_whenRead_thenBoth() {
        Arguments arguments = Arguments.of("a.json", "--dry-run", "b.json", "--with-secrets");

        assertThat(arguments.files()).containsExactly(Path.of("a.json"), Path.of("b.json"));
        assertThat(arguments.dryRun()).isTrue();
        assertThat(arguments.withSecrets()).isTrue();
    }

    @Test
    void givenUnknownOption_whenRead_thenRefused() {
        assertThatThrownBy(() -> Arguments.of("--dry")).hasMessageContaining("--dry");
    }
}
