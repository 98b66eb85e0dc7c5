package com.ecommerce.userservice.account.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormerAddressTest {

    @Test
    void givenAddresses_whenWrittenAndRead_thenTheSame() {
        List<FormerAddress> addresses = List.of(
                new FormerAddress("id-1", "key-1", 5, "anna@example.com"),
                new FormerAddress("id-2", "key-2", 1_800_000_000L, "\"a b\"@example.com"));

        assertThat(FormerAddress.of(FormerAddress.text(addresses))).isEqualTo(addresses);
        assertThat(FormerAddress.of(null)).isEmpty();
    }

    @Test
    void givenAddress_whenWrittenToALog_thenWithoutIt() {
        assertThat(new FormerAddress("id", "key", 5, "anna@example.com")).hasToString("FormerAddress");
        assertThat(new UndoLink("challenge", "secret")).hasToString("UndoLink");
    }
}
