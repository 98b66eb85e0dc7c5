package com.ecommerce.userservice.realm.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The realm that is shipped, beside what operators read about it. */
class ShippedRealmTest {

    /** A value beginning with + stands for none: Keycloak takes it for the origins of the redirect addresses. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(USER_SERVICE_\\w+):\\+?(.*?)}\"");

    @Test
    void everyPlaceholderIsInTheEnvExampleWithItsDefault() throws IOException {
        List<String> placeholders = PLACEHOLDER
                .matcher(Files.readString(Path.of("../realm-config/ecommerce-realm.json")))
                .results()
                .map(placeholder -> "#" + placeholder.group(1) + "=" + placeholder.group(2))
                .toList();

        assertThat(placeholders).hasSizeGreaterThan(10);
        assertThat(Files.readAllLines(Path.of("../docker/.env.example"))).containsAll(placeholders);
    }
}
