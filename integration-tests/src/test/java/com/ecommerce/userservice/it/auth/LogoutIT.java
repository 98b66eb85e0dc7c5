package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class LogoutIT {

    private final Api api = Api.ofDefaultRealm();

    private void logOut(String refreshToken) {
        Reply reply = api.logout(refreshToken);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.fieldNames()).containsExactly("message");
        assertThat(reply.text("/message")).isNotBlank();
    }

    @Test
    void givenSession_whenLogout_thenItsTokensAreRefusedEverywhereAtOnce() {
        TestUser user = TestUser.register();
        Tokens refreshed = Tokens.of(api.refresh(user.refresh()).json());
        TokenValidity.assertValid(refreshed.access());

        logOut(refreshed.refresh());

        assertProblem(api.me(user.access()), "token_not_valid");
        assertProblem(api.me(refreshed.access()), "token_not_valid");
        TokenValidity.assertInvalid(user.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
        TokenValidity.assertInvalid(refreshed.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
        assertProblem(api.refresh(refreshed.refresh()), "token_not_valid");
    }

    @Test
    void givenTwoSessions_whenLogout_thenTheOtherStays() {
        TestUser first = TestUser.register();
        TestUser second = first.login();

        logOut(first.refresh());

        assertThat(api.me(second.access()).status()).isEqualTo(200);
        TokenValidity.assertValid(second.access());
    }

    @Test
    void givenSessionHasEnded_whenLogoutAgain_thenSameAnswer() {
        TestUser user = TestUser.register();
        logOut(user.refresh());

        logOut(user.refresh());
    }

    @Test
    void givenSession_whenLogoutByForm_thenEnded() {
        TestUser user = TestUser.register();

        assertThat(api.postForm("auth/logout/", Map.of("refresh", user.refresh()))
                        .status())
                .isEqualTo(200);

        assertProblem(api.me(user.access()), "token_not_valid");
    }

    @Test
    void givenNoRefreshTokenOfOurs_whenLogout_thenSameAnswerAndNothingEnds() {
        TestUser user = TestUser.register();
        String otherRealm =
                KeycloakAdmin.current().login().path("refresh_token").asText();
        String otherClient =
                TestClient.create().login(user).path("refresh_token").asText();

        logOut("garbage");
        logOut("a.b.c");
        logOut(Tokens.tampered(user.refresh()));
        logOut(user.access());
        logOut(otherRealm);
        logOut(otherClient);

        assertThat(api.me(user.access()).status()).isEqualTo(200);
        assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
    }

    @Test
    void givenUsedRefreshToken_whenLogout_thenSameAnswer() {
        TestUser user = TestUser.register();
        api.refresh(user.refresh());

        logOut(user.refresh());
    }

    @Test
    void givenNoField_whenLogout_thenInvalid() {
        assertInvalid(api.post("auth/logout/", Map.of()), "refresh");
        assertInvalid(api.postForm("auth/logout/", Map.of("other", "x")), "refresh");
    }
}
