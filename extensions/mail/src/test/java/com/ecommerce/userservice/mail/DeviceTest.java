package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceTest {

    @Test
    void givenBrowserWithVersion_whenNamed_thenVersionIsLeftOut() {
        assertThat(Device.of("Firefox/143.0", "Windows").name()).isEqualTo("Firefox, Windows");
        assertThat(Device.of("Chrome", "Android").name()).isEqualTo("Chrome, Android");
    }

    @Test
    void givenNothing_whenNamed_thenOther() {
        assertThat(Device.of(null, null).name()).isEqualTo("Other, Other");
    }

    @Test
    void givenRememberedDevices_whenWrittenAndRead_thenTheSame() {
        List<String> devices = List.of("Firefox, Windows", "Mobile Safari, iOS");

        assertThat(Device.remembered(Device.text(devices))).isEqualTo(devices);
        assertThat(Device.remembered(null)).isEmpty();
    }

    @Test
    void givenWordsOfWhoLogsIn_whenNamed_thenOther() {
        assertThat(Device.of("Your account is locked call 0800/1", "Linux").name())
                .isEqualTo("Other, Linux");
        assertThat(Device.of("Firefox/143.0", "Pay here").name()).isEqualTo("Firefox, Other");
        assertThat(Device.of("Mobile Safari UI/WKWebView/17", "iOS").name())
                .isEqualTo("Mobile Safari UI/WKWebView, iOS");
    }

    @Test
    void givenRememberedDevices_whenOneIsAdded_thenItIsTheLast() {
        List<String> remembered = new Device("b").addedTo(List.of("a"));

        assertThat(remembered).containsExactly("a", "b");
        assertThat(new Device("a").isAmong(remembered)).isTrue();
        assertThat(new Device("c").isAmong(remembered)).isFalse();
    }

    @Test
    void givenAsManyAsAreRemembered_whenOneIsAdded_thenTheFirstIsForgotten() {
        List<String> remembered = IntStream.range(0, Device.REMEMBERED)
                .mapToObj(Integer::toString)
                .toList();

        List<String> added = new Device("new").addedTo(remembered);

        assertThat(added)
                .hasSize(Device.REMEMBERED)
                .startsWith("1")
                .endsWith("new")
                .doesNotContain("0");
    }
}
