package com.ecommerce.userservice.repairs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

class HttpLimitsConfigTest {

    private static final String PREFIX = HttpLimitsConfigTest.class.getName() + ".";

    @AfterEach
    void clear() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith(PREFIX));
    }

    @Test
    void givenNothing_whenRead_thenDefaults() {
        HttpLimitsConfig config = read();

        long buffer = HttpLimitsConfig.defaultBufferBytes();
        assertThat(config).isEqualTo(new HttpLimitsConfig(10, 4096, buffer, 20, buffer, 100, 20));
        assertThat(config.receiveMinBytes()).isEqualTo(40_960);
    }

    @Test
    void givenEveryOption_whenRead_thenEachIsKept() {
        set("receive-timeout-seconds", "3");
        set("receive-min-bytes-per-second", "5");
        set("max-buffered-body-bytes", "30000000");
        set("send-timeout-seconds", "4");
        set("max-unread-reply-bytes", "40000000");
        set("max-streams-per-connection", "7");
        set("max-control-frames-per-second", " 8 ");

        assertThat(read()).isEqualTo(new HttpLimitsConfig(3, 5, 30_000_000, 4, 40_000_000, 7, 8));
    }

    @Test
    void givenMetadata_whenCompared_thenItNamesWhatIsShownAsInEffect() {
        assertThat(HttpLimitsConfig.metadata().stream()
                        .map(ProviderConfigProperty::getName)
                        .collect(Collectors.toSet()))
                .isEqualTo(read().description().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "receive-timeout-seconds, 0, 'must be from 1 to 3600, not 0'",
        "receive-timeout-seconds, 10s, 'must be a whole number, not 10s'",
        "max-streams-per-connection, 100001, 'must be from 1 to 100000, not 100001'",
        "max-control-frames-per-second, -1, 'must be from 1 to 1000000, not -1'"
    })
    void givenUnusableValue_whenRead_thenTheSentenceNamesIt(String option, String value, String reason) {
        set(option, value);

        assertThatThrownBy(HttpLimitsConfigTest::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option spi-http-limits--default--" + option + " " + reason);
    }

    private static void set(String option, String value) {
        System.setProperty(PREFIX + option, value);
    }

    private static HttpLimitsConfig read() {
        return HttpLimitsConfig.from(new Config.SystemPropertiesScope(PREFIX));
    }
}
