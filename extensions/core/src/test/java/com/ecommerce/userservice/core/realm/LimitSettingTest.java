package com.ecommerce.userservice.core.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Environment;
import org.keycloak.component.ComponentModel;

class LimitSettingTest {

    private static ComponentModel component(LimitSetting limit, String value) {
        ComponentModel component = new ComponentModel();
        component.put(limit.key(), value);
        return component;
    }

    @AfterEach
    void resetMode() {
        System.clearProperty(Environment.PROFILE);
    }

    @Test
    void givenNothing_thenTheContractsLimits() {
        ComponentModel nothing = new ComponentModel();

        assertThat(LimitSetting.values()).extracting(limit -> limit.in(nothing)).containsExactly(30, 20, 20, 3, 30, 2);
    }

    @Test
    void givenNothingInDevelopmentMode_thenNoLimitsButThoseThatAreSet() {
        System.setProperty(Environment.PROFILE, Environment.DEV_PROFILE_VALUE);

        assertThat(LimitSetting.values())
                .extracting(limit -> limit.in(new ComponentModel()))
                .containsOnly(0);
        assertThat(LimitSetting.EXPORT_PER_DAY.in(component(LimitSetting.EXPORT_PER_DAY, "5")))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "10000"})
    void givenNumber_thenRead(String value) {
        assertThat(LimitSetting.LOGIN_PER_MINUTE.in(component(LimitSetting.LOGIN_PER_MINUTE, value)))
                .isEqualTo(Integer.parseInt(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10001", "", "x", "1.5", "99999999999"})
    void givenWhatCannotBeUsed_thenRefused(String value) {
        assertThatThrownBy(() -> LimitSetting.MAIL_PER_ACCOUNT.in(component(LimitSetting.MAIL_PER_ACCOUNT, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A limit must be a whole number from 0 to 10000; 0 switches it off.");
    }

    @ParameterizedTest
    @EnumSource
    void eachHasALabelAndHelp(LimitSetting limit) throws IOException {
        String label = RealmSettingsTabFactory.label(limit);

        assertThat(label).matches("userApi[A-Z][A-Za-z]+");
        assertThat(texts("en").stringPropertyNames()).contains(label, label + "Help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh_CN"})
    void theSentenceIsInEachLanguage(String language) throws IOException {
        assertThat(texts(language).stringPropertyNames()).contains(LimitSetting.WRONG_LIMIT);
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
}
