package com.ecommerce.userservice.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.user.User;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserMessagesTest {

    @Test
    void givenUser_whenWritten_thenEveryFieldIsSet() {
        User user = new User(
                "id",
                "a@example.com",
                "ann",
                "Ann",
                "Lee",
                "+1 2",
                "",
                true,
                true,
                Instant.ofEpochSecond(5, 7),
                Instant.ofEpochMilli(-1));

        com.ecommerce.user.v1.User message =
                UserMessages.response(user, List.of("admin", "customer")).getUser();

        assertThat(message.getAllFields()).hasSize(11);
        assertThat(message.getId()).isEqualTo("id");
        assertThat(message.getEmail()).isEqualTo("a@example.com");
        assertThat(message.getUsername()).isEqualTo("ann");
        assertThat(message.getFirstName()).isEqualTo("Ann");
        assertThat(message.getLastName()).isEqualTo("Lee");
        assertThat(message.getPhoneNumber()).isEqualTo("+1 2");
        assertThat(message.getIsActive()).isTrue();
        assertThat(message.getIsVerified()).isTrue();
        assertThat(message.getDateJoined())
                .isEqualTo(Timestamp.newBuilder().setSeconds(5).setNanos(7).build());
        assertThat(message.getUpdatedAt())
                .isEqualTo(Timestamp.newBuilder()
                        .setSeconds(-1)
                        .setNanos(999_000_000)
                        .build());
        assertThat(message.getRolesList()).containsExactly("admin", "customer");
    }
}
