package com.ecommerce.userservice.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** The languages of pages and e-mails, and the marks of a text that is not translated. */
final class Translations {

    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "zh-CN");

    /** The name of a message where its text is missing, a gap that nobody filled, an apostrophe that was doubled in vain. */
    private static final Pattern UNTRANSLATED = Pattern.compile(
            "\\b[a-z]+[A-Z]\\w+|\\b(error|webauthn|passkey|recovery|auth)-[a-z]+-[a-z-]+|\\$\\{|\\{\\d+}|''");

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|\\S+@\\S+");

    private Translations() {}

    static void assertTranslated(String text) {
        assertThat(ADDRESS.matcher(text).replaceAll("")).isNotBlank().doesNotContainPattern(UNTRANSLATED);
    }
}
