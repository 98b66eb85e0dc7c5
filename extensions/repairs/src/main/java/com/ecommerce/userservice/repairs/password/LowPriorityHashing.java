package com.ecommerce.userservice.repairs.password;

import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Whether passwords of one algorithm are hashed on {@link HashingThreads}: the option
 * {@code --spi-password-hashing--<algorithm>--low-priority-enabled}, true by default; false hashes on the thread of the
 * request, as Keycloak does. Keycloak's own option {@code enabled} would leave out the algorithm itself.
 */
final class LowPriorityHashing {

    private static final String SPI = "password-hashing";
    private static final String ENABLED = "low-priority-enabled";

    private boolean enabled = true;

    /**
     * Reads the option.
     *
     * @param algorithm id of the provider
     * @throws IllegalArgumentException if the value is neither true nor false
     */
    void init(String algorithm, Config.Scope scope) {
        enabled = new Options(SPI, algorithm).flag(scope, ENABLED, true);
    }

    /** Returns the options of Keycloak's factory and this one. */
    List<ProviderConfigProperty> describe(List<ProviderConfigProperty> ofKeycloak) {
        return Stream.concat(
                        ofKeycloak.stream(),
                        Stream.of(Options.describe(
                                ENABLED,
                                ProviderConfigProperty.BOOLEAN_TYPE,
                                true,
                                "Whether passwords are hashed on threads of the lowest priority.")))
                .toList();
    }

    PasswordHashProvider wrap(PasswordHashProvider ofKeycloak) {
        return enabled ? new LowPriorityPasswordHashProvider(ofKeycloak, HashingThreads.shared()) : ofKeycloak;
    }
}
