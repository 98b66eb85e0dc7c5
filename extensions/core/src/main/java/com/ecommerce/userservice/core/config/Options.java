package com.ecommerce.userservice.core.config;

import java.util.Arrays;
import java.util.Locale;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Reads and describes the options of one provider, {@code --spi-<spi>--<provider>--...}, and words what is wrong with a
 * value. It holds no value, so that a configuration's constructor can refuse one by the option's name.
 *
 * @param spi name of the SPI
 * @param provider id of the provider
 */
public record Options(String spi, String provider) {

    /** Returns the name of an option as the command line has it, without the leading hyphens. */
    public String nameOf(String option) {
        return "spi-" + spi + "--" + provider + "--" + option;
    }

    /**
     * Returns the value of an option that is on or off.
     *
     * @throws IllegalArgumentException if the value is neither {@code true} nor {@code false}
     */
    public boolean flag(Config.Scope scope, String option, boolean defaultValue) {
        String value = scope.get(option, String.valueOf(defaultValue));
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(option, "must be true or false, not " + value);
        };
    }

    /**
     * Returns the value of an option that names a constant, as {@link #valueOf} spells it.
     *
     * @throws IllegalArgumentException if the value names none of the constants
     */
    public <E extends Enum<E>> E oneOf(Config.Scope scope, String option, E defaultValue) {
        String value = scope.get(option, valueOf(defaultValue));
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> valueOf(constant).equals(value))
                .findFirst()
                .orElseThrow(() ->
                        refused(option, "must be " + String.join(" or ", valuesOf(constants)) + ", not " + value));
    }

    /**
     * Returns an option whose value is a whole number.
     *
     * @param highest {@link NumberOption#UNBOUNDED} for none
     * @param defaultValue null if it depends on the machine
     * @param help for Keycloak's help, with the unit
     */
    public NumberOption number(String option, long lowest, long highest, Number defaultValue, String help) {
        return new NumberOption(this, option, lowest, highest, defaultValue, help);
    }

    /**
     * Refuses a text that is null or blank.
     *
     * @throws IllegalArgumentException with the option's name
     */
    public void requireText(String option, String value) {
        if (value == null || value.isBlank()) {
            throw refused(option, "must not be empty");
        }
    }

    /** Returns the failure whose message names the option and says what is wrong. */
    public IllegalArgumentException refused(String option, String reason) {
        return new IllegalArgumentException("The option " + nameOf(option) + " " + reason);
    }

    /** Returns a constant as the value of an option, in lower case with hyphens. */
    public static String valueOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns all values of an option that names a constant. */
    public static String[] valuesOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Options::valueOf).toArray(String[]::new);
    }

    /**
     * Describes an option to Keycloak, for its help and its check of the command line.
     *
     * @param type one of the types of {@link ProviderConfigProperty}
     * @param defaultValue null if it depends on other options or on the machine
     * @param values all that there are, for an option that names a constant
     */
    public static ProviderConfigProperty describe(
            String option, String type, Object defaultValue, String help, String... values) {
        ProviderConfigurationBuilder.ProviderConfigPropertyBuilder property =
                ProviderConfigurationBuilder.create().property();
        property.name(option).type(type).helpText(help).defaultValue(defaultValue);
        if (values.length > 0) {
            property.options(values);
        }
        return property.add().build().get(0);
    }
}
