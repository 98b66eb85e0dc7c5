package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class PasswordIT {

    private static final String PATH = "users/me/password/";
    private static final String NEW_PASSWORD = "amber-Lighthouse-17";
    private static final String WRONG = "not-the-Password-1";

    private final Api api = Api.ofDefaultRealm();
    private final TestUser user = TestUser.register();

    private Reply change(String oldPassword, String newPassword) {
        return api.changePassword(user.access(), oldPassword, newPassword);
    }

    @Nested
    class GivenRightOldPassword {

        @Test
        void whenChanged_thenOnlyTheNewOneLogsIn() {
            Reply reply = change(TestUser.PASSWORD, NEW_PASSWORD);

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.fieldNames()).containsExactly("message");
            assertProblem(api.login(user.email(), TestUser.PASSWORD), "invalid_credentials");
            assertThat(api.login(user.email(), NEW_PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void whenChanged_thenOtherSessionsEndAndTheCallersStays() {
            TestUser other = user.login();

            assertThat(change(TestUser.PASSWORD, NEW_PASSWORD).status()).isEqualTo(200);

            assertProblem(api.me(other.access()), "token_not_valid");
            assertProblem(api.refresh(other.refresh()), "token_not_valid");
            TokenValidity.assertInvalid(other.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
            assertThat(api.me(user.access()).status()).isEqualTo(200);
            TokenValidity.assertValid(user.access());
            assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
        }

        @Test
        void whenSomebodyLogsInWithTheOldOneMeanwhile_thenNoSuchSessionIsLeft() {
            for (int round = 0; round < 5; round++) {
                TestUser changing = TestUser.register();
                AtomicBoolean first = new AtomicBoolean(true);

                List<Reply> replies = Parallel.run(
                        4,
                        () -> first.getAndSet(false)
                                ? api.changePassword(changing.access(), TestUser.PASSWORD, "amber-Lighthouse-17")
                                : api.login(changing.email(), TestUser.PASSWORD));

                replies.stream()
                        .filter(reply -> reply.status() == 200 && reply.json().has("tokens"))
                        .forEach(login -> {
                            assertProblem(api.me(login.text("/tokens/access")), "token_not_valid");
                            assertProblem(api.refresh(login.text("/tokens/refresh")), "token_not_valid");
                        });
            }
        }

        @Test
        void whenConfirmed_thenChanged() {
            Reply reply = api.post(
                    PATH,
                    user.access(),
                    Map.of(
                            "old_password", TestUser.PASSWORD,
                            "new_password", NEW_PASSWORD,
                            "new_password_confirm", NEW_PASSWORD));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        }

        @Test
        void whenConfirmationDiffers_thenInvalid() {
            Reply reply = api.post(
                    PATH,
                    user.access(),
                    Map.of(
                            "old_password",
                            TestUser.PASSWORD,
                            "new_password",
                            NEW_PASSWORD,
                            "new_password_confirm",
                            NEW_PASSWORD + "x"));

            assertInvalid(reply, "new_password_confirm");
            assertThat(api.login(user.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void whenPolicyObjects_thenInvalidAndNothingChanges() {
            assertInvalid(change(TestUser.PASSWORD, "abc12"), "new_password");
            assertInvalid(change(TestUser.PASSWORD, user.email()), "new_password");
            assertInvalid(change(TestUser.PASSWORD, ""), "new_password");

            assertThat(api.login(user.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Nested
    class GivenWrongOldPassword {

        @Test
        void whenChanged_thenInvalidAndNothingChanges() {
            assertInvalid(change(WRONG, NEW_PASSWORD), "old_password");

            assertThat(api.login(user.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void whenTooOften_thenLockedAndTheRightOneGetsTheSameAnswer() {
            Reply wrong = change(WRONG, NEW_PASSWORD);
            int failures = KeycloakAdmin.current()
                    .get("ecommerce")
                    .path("failureFactor")
                    .intValue();
            for (int i = 1; i < failures; i++) {
                assertInvalid(change(WRONG, NEW_PASSWORD), "old_password");
            }
            assertThat(KeycloakAdmin.current().isLocked(user.id())).isTrue();

            Reply right = change(TestUser.PASSWORD, NEW_PASSWORD);

            assertInvalid(right, "old_password");
            assertThat(right.body()).isEqualTo(wrong.body());
            assertProblem(api.login(user.email(), TestUser.PASSWORD), "invalid_credentials");
        }

        @Test
        void whenNewOneIsWrongToo_thenBothAreNamed() {
            Reply reply = change(WRONG, "abc12");

            assertInvalid(reply, "old_password", "new_password");
        }
    }

    @Test
    void givenNoFields_whenChanged_thenBothAreNamed() {
        assertInvalid(api.post(PATH, user.access(), Map.of()), "old_password", "new_password");
    }
}
