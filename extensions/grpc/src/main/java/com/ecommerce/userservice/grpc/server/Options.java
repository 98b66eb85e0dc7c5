package com.ecommerce.userservice.grpc.server;

import java.util.Arrays;
import java.util.Locale;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Reads and describes the options {@code --spi-grpc-server--default--...}, and words what is wrong with a value. */
final class Options {

    private Options() {}

    /** Returns the name of an option as the command line has it. */
    static String nameOf(String option) {
        return "spi-grpc-server--default--" + option;
    }

    /** Returns the value of an option that is on or off. */
    static boolean flag(Config.Scope scope, String option, boolean defaultValue) {
        String value = scope.get(option, String.valueOf(defaultValue));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(option, "must be true or false, not " + value);
        };
    }

    /** Returns the value of an option that names a constant, as {@link #valueOf} spells it. */
    static <E extends Enum<E>> E oneOf(Config.Scope scope, String option, E defaultValue) {
        String value = scope.get(option, valueOf(defaultValue));
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> valueOf(constant).equals(value))
                .findFirst()
                .orElseThrow(() ->
                        refused(option, "must be " + String.join(" or ", valuesOf(constants)) + ", not " + value));
    }

    /** Returns a constant as the value of an option, in lower case with hyphens. */
    static String valueOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns all values of an option that names a constant. */
    static String[] valuesOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Options::valueOf).toArray(String[]::new);
    }

    /** Describes an option to Keycloak, for its help; one without default value has one that depends on others. */
    static ProviderConfigProperty describe(
            String option, String type, Object defaultValue, String help, String... values) {
        ProviderConfigurationBuilder.ProviderConfigPropertyBuilder property =
                ProviderConfigurationBuilder.create().property();
        property.name(option).type(type).helpText(help).defaultValue(defaultValue);
        if (values.length > 0) {
            property.options(values);
        }
        return property.add().build().get(0);
    }

    /** Returns the failure whose message names the option and says what is wrong. */
    static IllegalArgumentException refused(String option, String reason) {
        return new IllegalArgumentException("The option " + nameOf(option) + " " + reason);
    }
}
