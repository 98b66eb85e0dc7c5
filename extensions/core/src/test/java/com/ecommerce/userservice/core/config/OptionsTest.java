package com.ecommerce.userservice.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

class OptionsTest {

    private static final Options OPTIONS = new Options("shop", "default");
    private static final NumberOption BOUNDED = OPTIONS.number("size", 1, 9, 5, "Help.");
    private static final NumberOption UNBOUNDED = OPTIONS.number("bytes", 0, NumberOption.UNBOUNDED, null, "Help.");

    @Test
    void givenNothing_whenRead_thenDefaults() {
        MapScope nothing = new MapScope(Map.of());

        assertThat(OPTIONS.flag(nothing, "on", true)).isTrue();
        assertThat(OPTIONS.oneOf(nothing, "unit", TimeUnit.DAYS)).isEqualTo(TimeUnit.DAYS);
        assertThat(BOUNDED.in(nothing)).isEqualTo(5);
        assertThat(UNBOUNDED.longIn(nothing, 7)).isEqualTo(7);
    }

    @Test
    void givenValues_whenRead_thenThey() {
        MapScope scope = new MapScope(Map.of("on", " false ", "unit", "hours", "size", " 9 ", "bytes", "5000000000"));

        assertThat(OPTIONS.flag(scope, "on", true)).isFalse();
        assertThat(OPTIONS.oneOf(scope, "unit", TimeUnit.DAYS)).isEqualTo(TimeUnit.HOURS);
        assertThat(BOUNDED.in(scope)).isEqualTo(9);
        assertThat(UNBOUNDED.longIn(scope, 7)).isEqualTo(5_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'must be from 1 to 9, not 0'",
        "10, 'must be from 1 to 9, not 10'",
        "many, 'must be a whole number, not many'",
        "5000000000, 'must be a whole number, not 5000000000'",
        "'', 'must be a whole number, not '"
    })
    void givenNumberThatCannotBeUsed_whenRead_thenRefusedByName(String value, String reason) {
        MapScope scope = new MapScope(Map.of("size", value));

        assertThatThrownBy(() -> BOUNDED.in(scope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option spi-shop--default--size " + reason);
    }

    @Test
    void givenNoHighestNumber_whenTooLow_thenRefusedByTheLowestAlone() {
        assertThatThrownBy(() -> UNBOUNDED.require(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option spi-shop--default--bytes must be at least 0, not -1");
    }

    @Test
    void givenDescription_thenKeycloakSeesNameTypeDefaultAndValues() {
        ProviderConfigProperty number = BOUNDED.describe();
        ProviderConfigProperty constant =
                Options.describe("unit", ProviderConfigProperty.STRING_TYPE, null, "Help.", "days", "hours");

        assertThat(number.getName()).isEqualTo("size");
        assertThat(number.getDefaultValue()).isEqualTo(5);
        assertThat(constant.getOptions()).containsExactly("days", "hours");
    }
}
