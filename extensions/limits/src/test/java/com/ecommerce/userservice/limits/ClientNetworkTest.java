package com.ecommerce.userservice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2::1, 2001:DB8:1:2:0:0:0:2",
        "fe80::1%eth0, fe80::2",
        "192.0.2.1, ::ffff:192.0.2.1",
        "192.0.2.1, ::ffff:c000:201",
        "_hidden, _hidden"
    })
    void givenOneNetwork_thenTheSame(String first, String second) {
        assertThat(ClientNetwork.of(first)).isEqualTo(ClientNetwork.of(second));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "192.0.2.1, 192.0.2.2",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2",
        "::1, ::ffff:0.0.0.1",
        "unknown, _hidden"
    })
    void givenTwoNetworks_thenDifferent(String first, String second) {
        assertThat(ClientNetwork.of(first)).isNotEqualTo(ClientNetwork.of(second));
    }

    @Test
    void givenAllAddressesOfANetwork_thenOne() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(ClientNetwork.of(
                            "2001:db8:1:2:a:b:" + Integer.toHexString(i >> 16) + ":" + Integer.toHexString(i & 0xffff)))
                    .isEqualTo("20010db800010002");
        }
    }
}
