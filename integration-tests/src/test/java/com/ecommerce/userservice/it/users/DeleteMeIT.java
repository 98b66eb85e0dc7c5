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
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithServer
class DeleteMeIT {

    private final Api api = Api.ofDefaultRealm();
    private TestUser user;
    private TestUser otherSession;

    @BeforeEach
    void delete() {
        user = TestUser.register().confirmed();
        otherSession = user.login();

        Reply reply = api.delete("users/me/", user.access());

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.fieldNames()).containsExactly("message");
    }

    @Test
    void givenDeleted_whenLogin_thenInvalidCredentials() {
        assertProblem(api.login(user.email(), TestUser.PASSWORD), "invalid_credentials");
    }

    @Test
    void givenDeleted_whenTokensAreUsed_thenAllAreRefused() {
        for (TestUser session : new TestUser[] {user, otherSession}) {
            assertProblem(api.me(session.access()), "token_not_valid");
            assertProblem(api.refresh(session.refresh()), "token_not_valid");
            TokenValidity.assertInvalid(session.access(), InvalidReason.INVALID_REASON_USER_DISABLED);
        }
    }

    @Test
    void givenDeleted_whenOperatorLooks_thenDisabledAndWithoutSessions() {
        assertThat(KeycloakAdmin.current().user(user.id()).path("enabled").booleanValue())
                .isFalse();
        assertThat(KeycloakAdmin.current().get("ecommerce/users/" + user.id() + "/sessions"))
                .isEmpty();
        assertThat(TestEnvironment.grpc().getUser(user.id()).getIsActive()).isFalse();
    }

    @Test
    void givenDeleted_whenOperatorEnablesAgain_thenOldTokensStayDead() {
        KeycloakAdmin.current().setEnabled(user.id(), true);

        assertProblem(api.me(user.access()), "token_not_valid");
        assertProblem(api.refresh(user.refresh()), "token_not_valid");
        TokenValidity.assertInvalid(
                user.access(), InvalidReason.INVALID_REASON_SESSION_ENDED, InvalidReason.INVALID_REASON_REVOKED);
        assertThat(api.login(user.email(), TestUser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void givenLoginsMeanwhile_whenOperatorEnablesAgain_thenNoTokenRevives() {
        for (int round = 0; round < 5; round++) {
            TestUser deleting = TestUser.register().confirmed();
            AtomicBoolean first = new AtomicBoolean(true);

            List<Reply> replies = Parallel.run(
                    4,
                    () -> first.getAndSet(false)
                            ? api.delete("users/me/", deleting.access())
                            : api.login(deleting.email(), TestUser.PASSWORD));
            KeycloakAdmin.current().setEnabled(deleting.id(), true);

            replies.stream()
                    .filter(reply -> reply.status() == 200 && reply.json().has("tokens"))
                    .forEach(login -> assertProblem(api.me(login.text("/tokens/access")), "token_not_valid"));
        }
    }

    @Test
    void givenDeleted_whenSomebodyRegistersTheAddress_thenStillTaken() {
        assertInvalid(
                api.post("auth/register/", Map.of("email", user.email(), "password", TestUser.PASSWORD)), "email");
    }

    @Test
    void givenAddressThatWasNeverConfirmed_whenDeleted_thenGoneAndTheAddressIsFree() {
        TestUser stranger = TestUser.register();

        Reply reply = api.delete("users/me/", stranger.access());

        assertThat(reply.text("/message")).isEqualTo("Account erased.");
        assertProblem(api.me(stranger.access()), "token_not_valid");
        TokenValidity.assertInvalid(stranger.access(), InvalidReason.INVALID_REASON_USER_NOT_FOUND);
        TestUser owner = TestUser.register(Map.of("email", stranger.email()));
        assertThat(owner.id()).isNotEqualTo(stranger.id());
    }
}
