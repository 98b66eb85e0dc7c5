package com.ecommerce.userservice.repairs.profile;

import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.validators.LengthValidator;

/**
 * Takes the place of Keycloak's validator {@code length} in every user profile. Keycloak 26.7 counts UTF-16 units, so that a
 * character outside the Basic Multilingual Plane counts twice: 76 of them were refused where 150 characters are allowed, and
 * its columns, as the {@code maxLength} of JSON Schema, count code points. No upstream issue is known. It may go when Keycloak
 * counts them too.
 */
public final class CodePointLengthValidator extends LengthValidator {

    /** Stands for a character that takes two units; the bounds do not look at which one it is. */
    private static final int ONE_UNIT = 'x';

    @Override
    protected void doValidate(String value, String inputHint, ValidationContext context, ValidatorConfig config) {
        super.doValidate(inUnits(value), inputHint, context, config);
    }

    /** Returns text that has as many UTF-16 units as the value has code points. */
    static String inUnits(String value) {
        return value.codePoints()
                .map(point -> Character.isSupplementaryCodePoint(point) ? ONE_UNIT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** More than Keycloak's own, which has the same id. */
    @Override
    public int order() {
        return super.order() + 1;
    }
}
