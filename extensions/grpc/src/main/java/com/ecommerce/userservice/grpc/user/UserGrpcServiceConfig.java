package com.ecommerce.userservice.grpc.user;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options of {@code user.v1.UserService}, {@code --spi-grpc-service--user--...}.
 *
 * @param maxCachedResponses how many responses each method of the service caches at most; 0 caches none
 */
record UserGrpcServiceConfig(int maxCachedResponses) {

    private static final NumberOption MAX_RECALLED_REPLIES = new Options(
                    "grpc-service", UserGrpcServiceProviderFactory.PROVIDER_ID)
            .number(
                    "max-recalled-replies",
                    0,
                    NumberOption.UNBOUNDED,
                    20_000,
                    "How many responses each gRPC method caches at most, to send them again without a session as long as"
                            + " nothing that they depend on has changed; 0 caches none.");

    UserGrpcServiceConfig {
        MAX_RECALLED_REPLIES.require(maxCachedResponses);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static UserGrpcServiceConfig from(Config.Scope scope) {
        return new UserGrpcServiceConfig(MAX_RECALLED_REPLIES.in(scope));
    }

    static List<ProviderConfigProperty> metadata() {
        return List.of(MAX_RECALLED_REPLIES.describe());
    }
}
