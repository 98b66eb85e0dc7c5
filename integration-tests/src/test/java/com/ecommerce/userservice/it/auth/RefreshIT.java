package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class RefreshIT {

    private final Api api = Api.ofDefaultRealm();

    private Tokens refreshed(String refreshToken) {
        Reply reply = api.refresh(refreshToken);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return Tokens.of(reply.json());
    }

    @Nested
    class GivenLiveToken {

        @Test
        void whenRefresh_thenNewPairOfTheSameSession() {
            TestUser user = TestUser.register();

            Reply reply = api.refresh(user.refresh());

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.fieldNames())
                    .containsExactly("access", "refresh", "token_type", "expires_in", "refresh_expires_in");
            assertThat(reply.text("/token_type")).isEqualTo("Bearer");
            assertThat(reply.json().path("expires_in").intValue()).isBetween(890, 900);
            assertThat(reply.json().path("refresh_expires_in").intValue()).isBetween(604_790, 604_800);
            Tokens tokens = Tokens.of(reply.json());
            assertThat(tokens.refresh()).isNotEqualTo(user.refresh());
            assertThat(tokens.sessionId()).isEqualTo(user.tokens().sessionId());
            assertThat(api.me(tokens.access()).text("/id")).isEqualTo(user.id());
        }

        @Test
        void whenRefreshByForm_thenNewPair() {
            assertThat(api.postForm(
                                    "auth/refresh/",
                                    Map.of("refresh", TestUser.register().refresh()))
                            .status())
                    .isEqualTo(200);
        }

        /** One that wins and the ten that may get the same child; the others are too many, or thieves. */
        @Test
        void whenAHundredAtOnce_thenElevenSucceedAtMostAndWithOneChild() {
            TestUser user = TestUser.register();

            List<Reply> replies = Parallel.run(100, () -> api.refresh(user.refresh()));

            assertThat(replies).extracting(Reply::status).isSubsetOf(200, 401, 429);
            List<JsonNode> children = replies.stream()
                    .filter(reply -> reply.status() == 200)
                    .map(reply -> Tokens.claims(reply.text("/refresh")))
                    .toList();
            assertThat(children).hasSizeBetween(1, 11).containsOnly(children.get(0));
        }

        /** Keycloak reads all of these; a spelling that nobody was issued must not use up the token either. */
        @Test
        void whenSpelledOtherwise_thenRefusedAndStillLive() {
            TestUser user = TestUser.register();

            for (String spelling : List.of(user.refresh() + ".", user.refresh() + "==", " " + user.refresh())) {
                assertProblem(api.refresh(spelling), "token_not_valid");
                api.logout(spelling);
            }

            refreshed(user.refresh());
        }

        @Test
        void whenUserHasBeenDisabled_thenRefused() {
            TestUser user = TestUser.register();
            KeycloakAdmin.current().setEnabled(user.id(), false);

            assertProblem(api.refresh(user.refresh()), "token_not_valid");
        }
    }

    @Nested
    class GivenUsedToken {

        @Test
        void whenItIsUsedAgain_thenTheWholeSessionEnds() {
            Tokens first = TestUser.register().tokens();
            Tokens second = refreshed(first.refresh());
            Tokens third = refreshed(second.refresh());

            assertProblem(api.refresh(first.refresh()), "token_not_valid");

            assertProblem(api.refresh(third.refresh()), "token_not_valid");
            for (Tokens tokens : List.of(first, second, third)) {
                assertProblem(api.me(tokens.access()), "token_not_valid");
                TokenValidity.assertInvalid(tokens.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
            }
        }

        @Test
        void whenItIsUsedAgain_thenOtherSessionsOfTheUserStay() {
            TestUser stolen = TestUser.register();
            TestUser other = stolen.login();
            refreshed(refreshed(stolen.refresh()).refresh());

            assertProblem(api.refresh(stolen.refresh()), "token_not_valid");

            assertThat(api.me(other.access()).status()).isEqualTo(200);
            refreshed(other.refresh());
        }
    }

    @Nested
    class GivenNoRefreshToken {

        @Test
        void whenGarbageOrTampered_thenRefused() {
            TestUser user = TestUser.register();

            assertProblem(api.refresh("garbage"), "token_not_valid");
            assertProblem(api.refresh("a.b.c"), "token_not_valid");
            assertProblem(api.refresh(Tokens.tampered(user.refresh())), "token_not_valid");
            assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
        }

        @Test
        void whenAccessOrIdToken_thenRefused() {
            TestUser user = TestUser.register();

            assertProblem(api.refresh(user.access()), "token_not_valid");
            assertProblem(
                    api.refresh(TestClient.create().login(user).path("id_token").asText()), "token_not_valid");
        }

        @Test
        void whenTokenOfAnotherClientOrRealm_thenRefused() {
            JsonNode otherClient = TestClient.create().login(TestUser.register());
            JsonNode otherRealm = KeycloakAdmin.current().login();

            assertProblem(api.refresh(otherClient.path("refresh_token").asText()), "token_not_valid");
            assertProblem(api.refresh(otherRealm.path("refresh_token").asText()), "token_not_valid");
        }

        @Test
        void whenOfflineTokenIsAskedFor_thenTheClientHasNone() {
            TestUser user = TestUser.register();

            Reply reply = Http.postForm(
                    TestEnvironment.server().url() + "/realms/ecommerce/protocol/openid-connect/token",
                    Map.of(
                            "grant_type", "password",
                            "client_id", "user-service-login",
                            "username", user.email(),
                            "password", TestUser.PASSWORD,
                            "scope", "offline_access"));

            assertThat(reply.text("/error")).isEqualTo("invalid_scope");
        }

        @Test
        void whenMissing_thenInvalid() {
            assertInvalid(api.post("auth/refresh/", Map.of()), "refresh");
            assertInvalid(api.refresh(""), "refresh");
        }
    }
}
