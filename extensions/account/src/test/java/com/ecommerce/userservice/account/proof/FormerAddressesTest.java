package com.ecommerce.userservice.account.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormerAddressesTest {

    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void givenLink_thenItNamesItsAccount() {
        assertThat(FormerAddresses.userId(ID + ".M2YxYg")).contains("3f1b");
    }

    /** The last two are no base64, and a character that no database keeps. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", ID, ID + ".", "A" + ID + ".M2YxYg", ID + ".M2YxYg=", ID + ".A", ID + ".AA"})
    void givenWhatNoLinkHas_thenNoAccount(String challengeId) {
        assertThat(FormerAddresses.userId(challengeId)).isEmpty();
    }
}
