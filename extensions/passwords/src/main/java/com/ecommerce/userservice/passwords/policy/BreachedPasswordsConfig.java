package com.ecommerce.userservice.passwords.policy;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options of the policy, {@code --spi-password-policy--breached-passwords--...}.
 *
 * @param configuredFolder where the files are; empty for the default
 * @param checkIntervalSeconds how often a file is looked at for a newer one
 */
record BreachedPasswordsConfig(Optional<Path> configuredFolder, int checkIntervalSeconds) {

    private static final Options OPTIONS = new Options("password-policy", "breached-passwords");

    private static final String FOLDER = "folder";
    private static final NumberOption CHECK_INTERVAL_SECONDS = OPTIONS.number(
            "check-interval-seconds",
            1,
            86_400,
            60,
            "How often a file of breached passwords is looked at for a newer one, in seconds.");

    /** The server's folder, as Keycloak itself has it (26.7, JavaKeystoreKeyProviderFactory). */
    private static final String HOME = "kc.home.dir";

    private static final String DEFAULT_FOLDER = "data/breached-passwords";

    BreachedPasswordsConfig {
        CHECK_INTERVAL_SECONDS.require(checkIntervalSeconds);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static BreachedPasswordsConfig from(Config.Scope scope) {
        return new BreachedPasswordsConfig(
                Optional.ofNullable(scope.get(FOLDER)).map(Path::of), CHECK_INTERVAL_SECONDS.in(scope));
    }

    static List<ProviderConfigProperty> metadata() {
        return List.of(
                Options.describe(
                        FOLDER,
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        "Folder of the files of breached passwords; by default data/breached-passwords."),
                CHECK_INTERVAL_SECONDS.describe());
    }

    /** Returns where the files are. Asked for when it is needed: the server's folder is not known at its build. */
    Path folder() {
        return configuredFolder.orElseGet(() -> Path.of(System.getProperty(HOME), DEFAULT_FOLDER));
    }
}
