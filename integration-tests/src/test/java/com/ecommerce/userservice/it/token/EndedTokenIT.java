package com.ecommerce.userservice.it.token;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenEnd;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import io.grpc.Status;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens that were valid. Each case comes twice: for a token that the server sees for the first time afterwards, and for
 * one that it has validated often before.
 */
@Tag("long")
@WithServer
class EndedTokenIT {

    private static TestRealm shared;

    @BeforeAll
    static void createRealm() {
        shared = TestRealm.forManyLogins();
    }

    @AfterAll
    static void removeRealm() {
        shared.close();
    }

    @ParameterizedTest
    @EnumSource(TokenEnd.class)
    void givenTokenNeverSeen_whenItHasEnded_thenAllRefuse(TokenEnd end) {
        inRealmFor(end, realm -> {
            TokenHolder holder = end.newHolder(realm);

            end.happen(holder);

            realm.tokenValidity().invalid(holder.access(), end.reasons());
        });
    }

    @ParameterizedTest
    @EnumSource(TokenEnd.class)
    void givenTokenOftenValidated_whenItEnds_thenAllRefuseAtOnce(TokenEnd end) {
        inRealmFor(end, realm -> {
            TokenHolder holder = end.newHolder(realm);
            realm.tokenValidity().warmUp(holder.access());

            end.happen(holder);

            realm.tokenValidity().invalid(holder.access(), end.reasons());
        });
    }

    private static void inRealmFor(TokenEnd end, Consumer<TestRealm> test) {
        if (!end.endsTheWholeRealm()) {
            test.accept(shared);
            return;
        }
        try (TestRealm own = TestRealm.forManyLogins()) {
            test.accept(own);
        }
    }

    /** Makes the server remember the token, or leaves it unseen. */
    private static void see(TokenValidity tokenValidity, boolean warm, String token) {
        if (warm) {
            tokenValidity.warmUp(token);
        }
    }

    @Nested
    class GivenAnotherTokenOfTheSameUserEnds {

        private final TokenValidity tokenValidity = shared.tokenValidity();

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whenTheOtherSessionIsLoggedOut_thenValid(boolean warm) {
            TestUser user = shared.register();
            TestUser other = shared.login(user);
            see(tokenValidity, warm, user.access());

            shared.api().logout(other.refresh());

            tokenValidity.valid(user.access());
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whenTheUserChangesThePasswordByIt_thenValid(boolean warm) {
            TestUser user = shared.register();
            see(tokenValidity, warm, user.access());

            assertThat(shared.api()
                            .changePassword(user.access(), TestUser.PASSWORD, TestUser.PASSWORD + "-2")
                            .status())
                    .isEqualTo(200);

            tokenValidity.valid(user.access());
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whenAnotherTokenOfTheSessionIsRevoked_thenValid(boolean warm) {
            TestUser user = shared.register();
            TestClient client = TestClient.create(shared);
            Tokens first = Tokens.ofKeycloak(client.login(user));
            Tokens second = Tokens.ofKeycloak(client.login(user));
            see(tokenValidity, warm, second.access());

            client.revoke(first.access());

            tokenValidity.invalid(first.access(), InvalidReason.INVALID_REASON_REVOKED);
            tokenValidity.valid(second.access());
        }
    }

    @Nested
    class GivenRealmOfItsOwn {

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whenKeyIsRotated_thenOldTokensStayValidAndNewOnesAre(boolean warm) {
            try (TestRealm realm = TestRealm.forManyLogins()) {
                TokenValidity tokenValidity = realm.tokenValidity();
                TokenHolder old = TokenHolder.ofNewClient(realm);
                see(tokenValidity, warm, old.access());

                realm.addKey("rsa-generated", Map.of("algorithm", "RS256"));
                TokenHolder young = TokenHolder.ofNewClient(realm);
                assertThat(Tokens.header(young.access()).path("kid"))
                        .isNotEqualTo(Tokens.header(old.access()).path("kid"));
                tokenValidity.valid(old.access());
                tokenValidity.valid(young.access());

                realm.updateFirstKey("active", "false");
                tokenValidity.valid(old.access());
                tokenValidity.valid(young.access());

                realm.updateFirstKey("enabled", "false");
                tokenValidity.invalid(old.access(), InvalidReason.INVALID_REASON_SIGNATURE);
                tokenValidity.valid(young.access());

                realm.updateFirstKey("enabled", "true");
                tokenValidity.valid(old.access());

                realm.deleteFirstKey();
                tokenValidity.invalid(old.access(), InvalidReason.INVALID_REASON_SIGNATURE);
                tokenValidity.valid(young.access());
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whenRealmIsDisabled_thenNobodyAnswersForIt(boolean warm) {
            try (TestRealm realm = TestRealm.forManyLogins()) {
                TokenValidity tokenValidity = realm.tokenValidity();
                TokenHolder holder = TokenHolder.ofNewClient(realm);
                see(tokenValidity, warm, holder.access());
                tokenValidity.valid(holder.access());

                realm.update(Map.of("enabled", false));

                Grpc.assertFails(() -> tokenValidity.validate(holder.access()), Status.Code.NOT_FOUND, "not_found");
                assertProblem(realm.api().me(holder.access()), "not_found");
                assertThat(tokenValidity.introspect(holder.access()).status()).isBetween(400, 499);

                realm.update(Map.of("enabled", true));

                tokenValidity.valid(holder.access());
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whenSessionIsIdleTooLong_thenSessionEnded(boolean warm) {
            assertEndsWithTheRealms("ssoSessionIdleTimeout", warm);
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void whenSessionReachesItsMaximum_thenSessionEnded(boolean warm) {
            assertEndsWithTheRealms("ssoSessionMaxLifespan", warm);
        }

        /** The persistent sessions of Keycloak 26.7 have no grace; its 120 s hold without them only. */
        private void assertEndsWithTheRealms(String limit, boolean warm) {
            try (TestRealm realm = TestRealm.forManyLogins()) {
                TokenValidity tokenValidity = realm.tokenValidity();
                TokenHolder holder = TokenHolder.ofNewClient(realm);
                see(tokenValidity, warm, holder.access());

                realm.update(Map.of(limit, 1));

                Await.untilAsserted(
                        () -> tokenValidity.invalid(holder.access(), InvalidReason.INVALID_REASON_SESSION_ENDED));
            }
        }
    }

    @Test
    void givenOfflineSession_whenTokenIsValidated_thenValid() {
        shared.tokenValidity().valid(TokenHolder.offline(shared).access());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenShortLifespan_whenItIsOver_thenExpired(boolean warm) {
        int seconds = warm ? 5 : 1;
        String token = TestClient.withLifespan(shared, seconds)
                .login(shared.register())
                .path("access_token")
                .asText();
        see(shared.tokenValidity(), warm, token);

        Await.untilAsserted(() -> shared.tokenValidity().invalid(token, InvalidReason.INVALID_REASON_EXPIRED));
    }

    /** The user session goes on; the client's part of it ends while the token has long to live. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenClientWhoseSessionsIdleSoon_whenTheyDo_thenSessionEnded(boolean warm) {
        String token = TestClient.withSessionIdle(shared, 4)
                .login(shared.register())
                .path("access_token")
                .asText();
        see(shared.tokenValidity(), warm, token);

        Await.untilAsserted(() -> shared.tokenValidity().invalid(token, InvalidReason.INVALID_REASON_SESSION_ENDED));
    }

    @Test
    void givenRealmOfTheShop_whenTokenIsOfAnotherRealm_thenWrongRealm() {
        TokenHolder holder = TokenHolder.firstParty(shared);
        shared.tokenValidity().warmUp(holder.access());

        TokenValidity.assertInvalid(holder.access(), InvalidReason.INVALID_REASON_WRONG_REALM);
        TokenValidity.assertInvalid(KeycloakAdmin.current().accessToken(), InvalidReason.INVALID_REASON_WRONG_REALM);
    }
}
