package com.ecommerce.userservice.grpc.server;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * An option whose value is a whole number.
 *
 * @param lowest the lowest value that is taken
 * @param highest the highest value that is taken
 * @param defaultValue null if it depends on the machine
 * @param help for Keycloak's help, with the unit
 */
record NumberOption(String name, int lowest, int highest, Integer defaultValue, String help) {

    /**
     * Returns the value that is set, else the default.
     *
     * @throws IllegalArgumentException if it is not a whole number
     */
    int in(Config.Scope scope) {
        return in(scope, defaultValue);
    }

    /** Returns the value that is set, else the given one; throws as {@link #in(Config.Scope)} does. */
    int in(Config.Scope scope, int defaultOfThisMachine) {
        String value = scope.get(name);
        if (value == null) {
            return defaultOfThisMachine;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException notANumber) {
            throw Options.refused(name, "must be a whole number, not " + value);
        }
    }

    /** Throws {@link IllegalArgumentException} for a value out of the bounds. */
    void require(int value) {
        if (value < lowest || value > highest) {
            throw Options.refused(name, "must be from " + lowest + " to " + highest + ", not " + value);
        }
    }

    ProviderConfigProperty describe() {
        return Options.describe(name, ProviderConfigProperty.INTEGER_TYPE, defaultValue, help);
    }
}
