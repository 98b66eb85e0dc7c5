package com.ecommerce.userservice.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.core.user.AccountDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

class UserServiceConfigTest {

    @Test
    void defaults() {
        assertThat(UserServiceConfig.from(new MapScope(Map.of())))
                .isEqualTo(new UserServiceConfig(
                        "ecommerce",
                        "user-service-login",
                        "user-service",
                        AccountDeletion.DEACTIVATE,
                        false,
                        20_000,
                        134_217_728));
    }

    @Test
    void everyOptionIsRead() {
        Map<String, String> options = Map.of(
                "default-realm", "shop",
                "first-party-client", "app",
                "audience", "gateway",
                "account-deletion", "erase",
                "documentation-page", "true",
                "token-cache-max-entries", "7",
                "token-cache-max-bytes", "5000000000");

        UserServiceConfig config = UserServiceConfig.from(new MapScope(options));

        assertThat(config)
                .isEqualTo(new UserServiceConfig(
                        "shop", "app", "gateway", AccountDeletion.ERASE, true, 7, 5_000_000_000L));
        assertThat(config.describe()).isEqualTo(options);
    }

    @Test
    void everyOptionIsDeclared() {
        assertThat(UserServiceConfig.metadata())
                .extracting(ProviderConfigProperty::getName)
                .containsExactlyInAnyOrder(
                        "default-realm",
                        "first-party-client",
                        "audience",
                        "account-deletion",
                        "documentation-page",
                        "token-cache-max-entries",
                        "token-cache-max-bytes");
    }

    /** The settings of the container, which operators read. */
    @Test
    void everyOptionIsInTheEnvExampleWithItsDefault() throws IOException {
        String prefix = "#KC_SPI_USER_SERVICE__DEFAULT__";
        List<String> documented = Files.readAllLines(Path.of("../../docker/.env.example")).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();

        assertThat(documented.stream().map(line -> line.replaceFirst("=.*", "")))
                .containsExactlyInAnyOrderElementsOf(UserServiceConfig.metadata().stream()
                        .map(option -> option.getName().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .toList());
        assertThat(documented)
                .containsAll(UserServiceConfig.metadata().stream()
                        .filter(option -> option.getDefaultValue() != null)
                        .map(option -> option.getName().toUpperCase(Locale.ROOT).replace('-', '_') + "="
                                + option.getDefaultValue())
                        .toList());
    }

    @Test
    void givenUnknownDeletion_thenRefusedByName() {
        assertThatThrownBy(() -> UserServiceConfig.from(new MapScope(Map.of("account-deletion", "later"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The option spi-user-service--default--account-deletion must be deactivate or erase, not later");
    }

    @Test
    void givenFlagOfAnotherWord_thenRefusedByName() {
        assertThatThrownBy(() -> UserServiceConfig.from(new MapScope(Map.of("documentation-page", "yes"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option spi-user-service--default--documentation-page must be true or false, not yes");
    }

    @Test
    void givenEmptyOption_thenRefusedByName() {
        assertThatThrownBy(() -> UserServiceConfig.from(new MapScope(Map.of("audience", " "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spi-user-service--default--audience");
    }

    @Test
    void givenNoNumberOrNothingToRemember_thenRefusedByName() {
        assertThatThrownBy(() -> UserServiceConfig.from(new MapScope(Map.of("token-cache-max-bytes", "many"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The option spi-user-service--default--token-cache-max-bytes must be a whole number, not many");
        assertThatThrownBy(() -> UserServiceConfig.from(new MapScope(Map.of("token-cache-max-entries", "0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option spi-user-service--default--token-cache-max-entries must be at least 1, not 0");
    }
}
