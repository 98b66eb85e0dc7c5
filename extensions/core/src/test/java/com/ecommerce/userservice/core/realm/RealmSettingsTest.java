package com.ecommerce.userservice.core.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.UserQuery;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class RealmSettingsTest {

    private static final UserServiceConfig SERVER =
            new UserServiceConfig("shop", "app", "aud", AccountDeletion.ERASE, false, 1, 1);

    private static RealmSettings of(Map<String, String> config) {
        ComponentModel component = new ComponentModel();
        config.forEach(component::put);
        return RealmSettings.of(component, SERVER);
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        Path folder = Path.of("src/main/resources/theme-resources/messages");
        try (Reader reader = Files.newBufferedReader(
                folder.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void givenNothing_thenOffAndTheServersDefaults() {
        assertThat(of(Map.of()))
                .isEqualTo(new RealmSettings(
                        false, true, false, "", false, "", false, "", "", AccountDeletion.ERASE, 100, false, 10));
    }

    @Test
    void everySettingIsRead() {
        assertThat(of(Map.ofEntries(
                        Map.entry("apiEnabled", "true"),
                        Map.entry("registrationEnabled", "false"),
                        Map.entry("emailVerificationEnabled", "true"),
                        Map.entry("emailVerificationPage", "https://shop.example/verify?lang=en"),
                        Map.entry("passwordResetEnabled", "true"),
                        Map.entry("passwordResetPage", "shop-app://account/new-password"),
                        Map.entry("emailChangeEnabled", "true"),
                        Map.entry("emailChangePage", "https://shop.example/new-address"),
                        Map.entry("emailUndoPage", "https://shop.example/undo"),
                        Map.entry("accountDeletion", "deactivate"),
                        Map.entry("pageSizeLimit", "1"),
                        Map.entry("sessionsEnabled", "true"),
                        Map.entry("refreshGraceSeconds", "0"))))
                .isEqualTo(new RealmSettings(
                        true,
                        false,
                        true,
                        "https://shop.example/verify?lang=en",
                        true,
                        "shop-app://account/new-password",
                        true,
                        "https://shop.example/new-address",
                        "https://shop.example/undo",
                        AccountDeletion.DEACTIVATE,
                        1,
                        true,
                        0));
    }

    @ParameterizedTest
    @CsvSource({
        "apiEnabled,TRUE",
        "registrationEnabled,''",
        "emailVerificationEnabled,yes",
        "emailVerificationPage,/verify",
        "emailVerificationPage,https://shop.example/#verify",
        "passwordResetEnabled,1",
        "passwordResetPage,javascript:alert(1)",
        "passwordResetPage,https://shop example/",
        "emailChangeEnabled,on",
        "emailChangePage,new-address",
        "emailUndoPage,https://shop.example/undo#x",
        "accountDeletion,Erase",
        "pageSizeLimit,0",
        "pageSizeLimit,x",
        "sessionsEnabled,1",
        "refreshGraceSeconds,-1",
        "refreshGraceSeconds,61",
        "refreshGraceSeconds,1.5",
        "refreshGraceSeconds,''"
    })
    void givenWhatCannotBeUsed_thenRefused(String name, String value) {
        assertThatThrownBy(() -> of(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh_CN"})
    void everyTextIsInEachLanguage(String language) throws IOException {
        assertThat(texts(language).stringPropertyNames())
                .containsAll(texts("en").stringPropertyNames())
                .contains(
                        RealmSettings.WRONG_PAGE_SIZE_LIMIT,
                        RealmSettings.WRONG_PAGE,
                        RealmSettings.WRONG_REFRESH_GRACE);
        assertThat(RealmSettings.WRONG_PAGE_SIZE_LIMIT).contains(String.valueOf(UserQuery.MAX_PAGE_SIZE));
    }
}
