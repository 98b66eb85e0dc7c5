package com.ecommerce.userservice.repairs.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubmittedNamesRequestTest {

    private static final String SMILE = "\ud83d\ude00";

    @Test
    void givenName_whenTooLong_thenOneCharacterTooLongStill() {
        assertThat(SubmittedNamesRequest.cut(null)).isNull();
        assertThat(SubmittedNamesRequest.cut("n".repeat(256))).hasSize(256);
        assertThat(SubmittedNamesRequest.cut("n".repeat(60_000))).isEqualTo("n".repeat(256));
        assertThat(SubmittedNamesRequest.cut(SMILE.repeat(300))).isEqualTo(SMILE.repeat(256));
    }

    @Test
    void namesAreLookedUpWhereTheyLogIn() {
        assertThat(SubmittedNamesRequest.logsIn("/realms/shop/login-actions/authenticate"))
                .isTrue();
        assertThat(SubmittedNamesRequest.logsIn("/realms/shop/protocol/openid-connect/token"))
                .isTrue();
        assertThat(SubmittedNamesRequest.logsIn("/realms/shop/protocol/openid-connect/token/introspect"))
                .isFalse();
        assertThat(SubmittedNamesRequest.logsIn("/realms/shop/protocol/openid-connect/logout"))
                .isFalse();
    }
}
