package com.ecommerce.userservice.repairs.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.validators.LengthValidator;

class CodePointLengthValidatorTest {

    private final CodePointLengthValidator validator = new CodePointLengthValidator();

    @ParameterizedTest
    @CsvSource({"🙂🙂🙂,true", "🙂🙂🙂🙂,false", "🙂,false", "abc,true", "abcd,false", "ab🙂,true", "' ab ',true"})
    void givenText_whenValidated_thenItsCharactersCount(String text, boolean valid) {
        ValidatorConfig config = new ValidatorConfig(Map.of("min", 2, "max", 3));

        ValidationContext context = validator.validate(text, "first_name", new ValidationContext(), config);

        assertThat(context.isValid()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"true,3", "false,1"})
    void givenSpacesAround_whenValidated_thenTheyCountOnlyIfAskedTo(boolean trimDisabled, int min) {
        ValidatorConfig config = new ValidatorConfig(Map.of("min", min, "max", min, "trim-disabled", trimDisabled));

        assertThat(validator
                        .validate(" 🙂 ", "first_name", new ValidationContext(), config)
                        .isValid())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"length"})
    void givenKeycloaksValidator_whenBothAreThere_thenThisOneIsTaken(String id) {
        assertThat(validator.getId()).isEqualTo(id).isEqualTo(LengthValidator.ID);
        assertThat(validator.order()).isGreaterThan(LengthValidator.INSTANCE.order());
    }
}
