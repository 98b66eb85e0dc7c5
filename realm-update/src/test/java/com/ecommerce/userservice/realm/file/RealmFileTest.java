package com.ecommerce.userservice.realm.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.realm.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTest {

    private static final String SECRET = "violet-Harbour-41";

    @TempDir
    private Path folder;

    private RealmFile read(String text, Map<String, String> environment) throws IOException {
        return RealmFile.read(Files.writeString(folder.resolve("shop-realm.json"), text), environment::get);
    }

    private void assertRefused(String text, Map<String, String> environment, String... parts) {
        assertThatThrownBy(() -> read(text, environment))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void givenPlaceholders_whenRead_thenReplacedAndOfTheRightType() throws IOException {
        RealmFile file = read(
                ("{'realm':'shop','accessTokenLifespan':'${LIFE:900}',"
                                + "'verifyEmail':'${VERIFY:false}','loginTheme':'${x}'}")
                        .replace('\'', '"'),
                Map.of("VERIFY", "true"));

        assertThat(file.realm()).isEqualTo("shop");
        assertThat(file.content().path("accessTokenLifespan").isInt()).isTrue();
        assertThat(file.content().path("accessTokenLifespan").intValue()).isEqualTo(900);
        assertThat(file.content().path("verifyEmail").booleanValue()).isTrue();
        assertThat(file.content().path("loginTheme").textValue())
                .as("neither set nor with a default")
                .isEqualTo("${x}");
    }

    @Test
    void givenSeveralOriginsInOnePlaceholder_whenRead_thenSeveralElements() throws IOException {
        RealmFile file = read(
                "{\"realm\":\"shop\",\"clients\":[{\"clientId\":\"a\",\"webOrigins\":[\"${ORIGINS:+}\"]}]}",
                Map.of("ORIGINS", "https://a.example\",\"https://b.example"));

        assertThat(file.content().at("/clients/0/webOrigins")).hasSize(2);
    }

    @Test
    void givenMembersLeftOut_whenRead_thenRepresentationsDefaultsAreNotNamed() throws IOException {
        RealmFile file =
                read("{\"realm\":\"shop\",\"displayName\":null,\"requiredActions\":[{\"alias\":\"a\"}]}", Map.of());

        assertThat(file.content().has("displayName")).isFalse();
        assertThat(file.content().at("/requiredActions/0").properties()).hasSize(1);
    }

    @Test
    void givenBrokenFiles_whenRead_thenSentences() {
        assertRefused("{\"realm\":\n }", Map.of(), "is not JSON: line 2");
        assertRefused("{\"realm\":\"${NAME}\"}", Map.of("NAME", SECRET + "\"x"), "is not JSON", "quotation mark");
        assertRefused("[]", Map.of(), "one JSON object");
        assertRefused("{}", Map.of(), "\"realm\" is missing");
        assertRefused("{\"realm\":\"shop\",\"acessTokenLifespan\":1}", Map.of(), "knows no acessTokenLifespan");
        assertRefused(
                "{\"realm\":\"shop\",\"clients\":[{\"notBefore\":\"${X:1}\"}]}",
                Map.of("X", SECRET),
                "clients.[0].notBefore is of the wrong type; look at the environment variable in ${X:1}");
        assertRefused("{\"realm\":\"${A}\"}", Map.of("A", "${A}"), "placeholders that lead to each other");
    }

    @Test
    void givenNoFile_whenRead_thenSentence() {
        assertThatThrownBy(() -> RealmFile.read(folder.resolve("none.json"), name -> null))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("none.json cannot be read");
    }
}
