package com.ecommerce.userservice.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.core.token.InvalidReason;
import com.ecommerce.userservice.core.token.InvalidToken;
import com.ecommerce.userservice.core.token.ValidToken;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenMessagesTest {

    @ParameterizedTest
    @EnumSource(InvalidReason.class)
    void givenInvalidToken_whenWritten_thenReasonAndNothingElse(InvalidReason reason) {
        TokenResponse response = TokenMessages.response(new InvalidToken(reason));

        assertThat(response.getReason().name()).isEqualTo("INVALID_REASON_" + reason.name());
        assertThat(response.getValid()).isFalse();
        assertThat(response.getAllFields()).hasSize(1);
    }

    @Test
    void everyReasonOfTheContractHasItsCause() {
        // Without UNSPECIFIED and UNRECOGNIZED.
        assertThat(com.ecommerce.user.v1.InvalidReason.values()).hasSize(InvalidReason.values().length + 2);
    }

    @Test
    void givenValidToken_whenWritten_thenEveryFieldButReasonIsSet() {
        TokenResponse response = TokenMessages.response(new ValidToken(
                "id",
                "a@example.com",
                "ann",
                List.of("admin"),
                List.of("openid", "email"),
                "shop",
                "session",
                Instant.ofEpochSecond(1),
                Instant.ofEpochSecond(2)));

        assertThat(response.getAllFields()).hasSize(10);
        assertThat(response.getValid()).isTrue();
        assertThat(response.getUserId()).isEqualTo("id");
        assertThat(response.getEmail()).isEqualTo("a@example.com");
        assertThat(response.getUsername()).isEqualTo("ann");
        assertThat(response.getRolesList()).containsExactly("admin");
        assertThat(response.getScopesList()).containsExactly("openid", "email");
        assertThat(response.getClientId()).isEqualTo("shop");
        assertThat(response.getSessionId()).isEqualTo("session");
        assertThat(response.getIssuedAt())
                .isEqualTo(Timestamp.newBuilder().setSeconds(1).build());
        assertThat(response.getExpiresAt())
                .isEqualTo(Timestamp.newBuilder().setSeconds(2).build());
    }
}
