package com.ecommerce.userservice.grpc.user;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The options of {@code user.v1.UserService}, {@code --spi-grpc-service--user--...}.
 *
 * @param maxRecalledReplies how many replies each method of the service remembers at most, 1 or more
 */
record UserGrpcServiceConfig(int maxRecalledReplies) {

    private static final String MAX_RECALLED_REPLIES = "max-recalled-replies";
    private static final int DEFAULT_MAX_RECALLED_REPLIES = 20_000;

    UserGrpcServiceConfig {
        if (maxRecalledReplies < 1) {
            throw refused("must be at least 1, not " + maxRecalledReplies);
        }
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static UserGrpcServiceConfig from(Config.Scope scope) {
        String value = scope.get(MAX_RECALLED_REPLIES, String.valueOf(DEFAULT_MAX_RECALLED_REPLIES));
        try {
            return new UserGrpcServiceConfig(Integer.parseInt(value.strip()));
        } catch (NumberFormatException notANumber) {
            throw refused("must be a whole number, not " + value);
        }
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MAX_RECALLED_REPLIES)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(
                        "How many replies each gRPC method remembers at most, to give them again without a look at the"
                                + " database as long as nothing that they rest on has changed.")
                .defaultValue(DEFAULT_MAX_RECALLED_REPLIES)
                .add()
                .build();
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(
                "The option spi-grpc-service--user--" + MAX_RECALLED_REPLIES + " " + reason);
    }
}
