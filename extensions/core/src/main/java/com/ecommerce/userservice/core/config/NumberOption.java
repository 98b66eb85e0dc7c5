package com.ecommerce.userservice.core.config;

import java.util.function.Function;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * An option whose value is a whole number; {@link Options#number} makes one.
 *
 * @param options of the provider that has it
 * @param lowest the lowest value that is taken
 * @param highest the highest value that is taken; {@link #UNBOUNDED} if there is none
 * @param defaultValue null if it depends on the machine
 * @param help for Keycloak's help, with the unit
 */
public record NumberOption(Options options, String name, long lowest, long highest, Number defaultValue, String help) {

    /** The highest value of an option that has no bound. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /**
     * Returns the value that is set, else the default.
     *
     * @throws IllegalArgumentException if it is not a whole number within the bounds
     */
    public int in(Config.Scope scope) {
        return in(scope, defaultValue.intValue());
    }

    /** Returns the value that is set, else the given one; throws as {@link #in(Config.Scope)} does. */
    public int in(Config.Scope scope, int defaultOfThisMachine) {
        return read(scope, defaultOfThisMachine, Integer::valueOf);
    }

    /** As {@link #in(Config.Scope)}, for values beyond those of an {@code int}. */
    public long longIn(Config.Scope scope) {
        return longIn(scope, defaultValue.longValue());
    }

    /** As {@link #in(Config.Scope, int)}, for values beyond those of an {@code int}. */
    public long longIn(Config.Scope scope, long defaultOfThisMachine) {
        return read(scope, defaultOfThisMachine, Long::valueOf);
    }

    /** Throws {@link IllegalArgumentException} for a value out of the bounds. */
    public void require(long value) {
        if (value < lowest || value > highest) {
            String bounds = highest == UNBOUNDED ? "at least " + lowest : "from " + lowest + " to " + highest;
            throw options.refused(name, "must be " + bounds + ", not " + value);
        }
    }

    /** Describes the option to Keycloak. */
    public ProviderConfigProperty describe() {
        return Options.describe(name, ProviderConfigProperty.INTEGER_TYPE, defaultValue, help);
    }

    private <N extends Number> N read(Config.Scope scope, N absent, Function<String, N> parser) {
        String value = scope.get(name);
        if (value == null) {
            return absent;
        }
        N number;
        try {
            number = parser.apply(value.strip());
        } catch (NumberFormatException notANumber) {
            throw options.refused(name, "must be a whole number, not " + value);
        }
        require(number.longValue());
        return number;
    }
}
