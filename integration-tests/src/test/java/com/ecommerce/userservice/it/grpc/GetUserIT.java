package com.ecommerce.userservice.it.grpc;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.User;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class GetUserIT {

    private final Grpc grpc = TestEnvironment.grpc();

    private static UserRequest id(String id) {
        return UserRequest.newBuilder().setUserId(id).build();
    }

    private static EmailRequest email(String email) {
        return EmailRequest.newBuilder().setEmail(email).build();
    }

    @Nested
    class GivenUser {

        @Test
        void whenById_thenSameAsRest() {
            TestUser user = TestUser.register(Map.of(
                    "username", TestUser.uniqueWord(),
                    "first_name", "Ada",
                    "last_name", "Lovelace",
                    "phone_number", "+44 20"));

            User found = grpc.getUser(user.id());

            Reply me = Api.ofDefaultRealm().me(user.access());
            assertThat(found.getId()).isEqualTo(user.id());
            assertThat(found.getEmail()).isEqualTo(me.text("/email"));
            assertThat(found.getUsername()).isEqualTo(me.text("/username"));
            assertThat(found.getFirstName()).isEqualTo("Ada");
            assertThat(found.getLastName()).isEqualTo("Lovelace");
            assertThat(found.getPhoneNumber()).isEqualTo("+44 20");
            assertThat(found.getIsActive()).isTrue();
            assertThat(found.getIsVerified()).isFalse();
            assertThat(instant(found.getDateJoined())).isEqualTo(Instant.parse(me.text("/date_joined")));
            assertThat(instant(found.getUpdatedAt())).isEqualTo(Instant.parse(me.text("/updated_at")));
            assertThat(found.getRolesList())
                    .contains("customer")
                    .doesNotContain("admin")
                    .isSorted();
        }

        @Test
        void whenAdmin_thenRolesSaySo() {
            assertThat(grpc.getUser(TestUser.admin().id()).getRolesList())
                    .contains("admin", "customer")
                    .isSorted();
        }

        @Test
        void whenByEmail_thenFoundWithoutRegardToCase() {
            TestUser user = TestUser.register();

            assertThat(grpc.getUserByEmail(user.email())).isEqualTo(grpc.getUser(user.id()));
            assertThat(grpc.getUserByEmail(user.email().toUpperCase(Locale.ROOT))
                            .getId())
                    .isEqualTo(user.id());
        }

        @Test
        void whenRealmIsNamed_thenFoundThereOnly() {
            TestUser user = TestUser.register();

            assertThat(grpc.stub("ecommerce").getUser(id(user.id())).getUser().getId())
                    .isEqualTo(user.id());
            assertThat(grpc.stub("").getUser(id(user.id())).getUser().getId()).isEqualTo(user.id());
            assertFails(() -> grpc.stub("no-such-realm").getUser(id(user.id())), Status.Code.NOT_FOUND, "not_found");
            assertFails(() -> grpc.stub("master").getUser(id(user.id())), Status.Code.NOT_FOUND, "not_found");
        }

        @Test
        void whenDeadlineHasPassed_thenDeadlineExceededAndTheNextCallWorks() {
            TestUser user = TestUser.register();

            assertThatThrownBy(() -> grpc.stub()
                            .withDeadlineAfter(1, TimeUnit.NANOSECONDS)
                            .getUser(id(user.id())))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            failure ->
                                    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
            assertThat(grpc.getUser(user.id()).getId()).isEqualTo(user.id());
        }
    }

    @Nested
    class GivenNoSuchUser {

        @Test
        void whenUnknown_thenNotFound() {
            assertFails(() -> grpc.getUser(UUID.randomUUID().toString()), Status.Code.NOT_FOUND, "not_found");
            assertFails(() -> grpc.getUser("x".repeat(255)), Status.Code.NOT_FOUND, "not_found");
            assertFails(() -> grpc.getUserByEmail(TestUser.uniqueEmail()), Status.Code.NOT_FOUND, "not_found");
        }

        @Test
        void whenUserOfAnotherRealm_thenNotFound() {
            String other = KeycloakAdmin.current()
                    .get("master/users?username=admin")
                    .at("/0/id")
                    .asText();

            assertFails(() -> grpc.getUser(other), Status.Code.NOT_FOUND, "not_found");
        }

        @Test
        void whenEmpty_thenInvalidArgument() {
            assertInvalidArgument("");
            assertInvalidArgument("   ");
        }

        @Test
        void whenTooLong_thenInvalidArgument() {
            assertInvalidArgument("x".repeat(256));
            assertInvalidArgument("x".repeat(10_000));
        }

        private void assertInvalidArgument(String argument) {
            assertFails(() -> grpc.stub().getUser(id(argument)), Status.Code.INVALID_ARGUMENT, "validation_failed");
            assertFails(
                    () -> grpc.stub().getUserByEmail(email(argument)),
                    Status.Code.INVALID_ARGUMENT,
                    "validation_failed");
        }
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
