package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

    @Test
    void givenLightAndDarkColours_whenRead_thenBothByName() {
        Brand brand = Brand.of("""
                :root {
                  --brand-primary: #0f6b5f;
                  --brand-on-primary: #FFFFFF;
                  --brand-radius: 0.75rem;
                }
                @media (prefers-color-scheme: dark) {
                  :root { --brand-primary: #5cc7b2; }
                }
                """);

        assertThat(brand.light()).isEqualTo(Map.of("primary", "#0f6b5f", "onPrimary", "#FFFFFF"));
        assertThat(brand.dark()).isEqualTo(Map.of("primary", "#5cc7b2"));
    }

    @Test
    void givenFileOfAShopWithoutDarkColours_whenMerged_thenTheShippedOnesRemain() {
        Brand shipped = new Brand(Map.of("text", "#111111", "link", "#222222"), Map.of("text", "#eeeeee"));

        Brand brand = shipped.with(Brand.of(":root { --brand-text: #333333; }"));

        assertThat(brand.light()).isEqualTo(Map.of("text", "#333333", "link", "#222222"));
        assertThat(brand.dark()).isEqualTo(Map.of("text", "#eeeeee"));
    }

    @Test
    void givenStyleSheetWithoutBlanksAndLastSemicolon_whenRead_thenDarkColoursStayDark() {
        Brand brand =
                Brand.of(":root{--brand-text:#111111}@media(prefers-color-scheme:dark){:root{--brand-text:#eeeeee}}");

        assertThat(brand.light()).isEqualTo(Map.of("text", "#111111"));
        assertThat(brand.dark()).isEqualTo(Map.of("text", "#eeeeee"));
    }

    @Test
    void givenComments_whenRead_thenTheyMeanNothing() {
        Brand brand = Brand.of("""
                /* Those of prefers-color-scheme: dark are below. */
                :root {
                  --brand-text: #111111; /* was --brand-text: #222222; */
                }
                """);

        assertThat(brand.light()).isEqualTo(Map.of("text", "#111111"));
        assertThat(brand.dark()).isEmpty();
    }

    @Test
    void givenPropertyOfAnotherName_whenRead_thenNoColour() {
        assertThat(Brand.of(":root { --old--brand-text: #111111; }").light()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "red",
                "#fff",
                "#12345g",
                "#1234567",
                "#123456\" onclick=\"x",
                "#123456; background: url(https://example.com)",
                "url(https://example.com/#123456)",
                "rgb(0 0 0)"
            })
    void givenSomethingElseThanSixDigits_whenRead_thenNoColourButWhatStandsAlone(String value) {
        Map<String, String> colours =
                Brand.of(":root { --brand-primary: " + value + "; }").light();

        assertThat(colours.getOrDefault("primary", "#123456")).isEqualTo("#123456");
    }
}
