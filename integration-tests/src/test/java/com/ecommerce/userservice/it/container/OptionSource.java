package com.ecommerce.userservice.it.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** A place that Keycloak, and so the image's check for production, takes options from. */
enum OptionSource {
    COMMAND_LINE {
        @Override
        void give(Map<String, String> options, GenericContainer<?> container) {
            List<String> command = new ArrayList<>(List.of("start", "--optimized"));
            options.forEach((name, value) -> command.add("--" + name + "=" + value));
            container.withCommand(command.toArray(String[]::new));
        }
    },

    ENVIRONMENT {
        @Override
        void give(Map<String, String> options, GenericContainer<?> container) {
            options.forEach((name, value) -> container.withEnv(variable(name), value));
        }
    },

    CONFIGURATION_FILE {
        @Override
        void give(Map<String, String> options, GenericContainer<?> container) {
            String lines = options.entrySet().stream()
                    .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                    .collect(Collectors.joining());
            container.withCopyToContainer(Transferable.of(lines), "/opt/keycloak/conf/keycloak.conf");
        }
    };

    /** Has the container, which is not started yet, find the options there and start in production mode. */
    abstract void give(Map<String, String> options, GenericContainer<?> container);

    /** Returns the environment variable of an option. */
    static String variable(String option) {
        return "KC_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
