package com.ecommerce.userservice.it.token;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.RaceSize;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ends the sessions of an account, and how many it can have. */
@WithServer
class AccountSessionsIT {

    private static final int PAIRS = RaceSize.of(10, 200);
    private static final int MAX_SESSIONS = 100;
    private static final String NEW_PASSWORD = TestUser.PASSWORD + "-2";

    private static TestRealm realm;
    private static TestClient client;

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
        client = TestClient.create(realm);
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    /** What an operator does about an account that somebody else may hold. */
    enum OperatorAction {
        DISABLE {
            @Override
            void happen(TestUser user) {
                setEnabled(user, false);
            }

            @Override
            void undo(TestUser user) {
                setEnabled(user, true);
            }
        },
        RESET_PASSWORD {
            @Override
            void happen(TestUser user) {
                resetPassword(user);
            }

            @Override
            void undo(TestUser user) {
                // A new password is for good.
            }
        },
        UPDATE_PASSWORD {
            @Override
            void happen(TestUser user) {
                realm.admin(
                        "PUT",
                        "users/" + user.id(),
                        Map.of("credentials", List.of(Map.of("type", "password", "value", NEW_PASSWORD))));
            }

            @Override
            void undo(TestUser user) {
                // A new password is for good.
            }
        };

        abstract void happen(TestUser user);

        abstract void undo(TestUser user);
    }

    private static void setEnabled(TestUser user, boolean enabled) {
        realm.admin("PUT", "users/" + user.id(), Map.of("enabled", enabled));
    }

    private static void resetPassword(TestUser user) {
        realm.admin(
                "PUT",
                "users/" + user.id() + "/reset-password",
                Map.of("type", "password", "value", NEW_PASSWORD, "temporary", false));
    }

    @ParameterizedTest
    @EnumSource
    void givenSessions_whenOperatorActs_thenNoRefreshTokenComesBack(OperatorAction action) {
        TestUser user = realm.register();
        Tokens keycloak = Tokens.ofKeycloak(client.login(user));
        Tokens offline = Tokens.ofKeycloak(client.loginOffline(user));

        action.happen(user);
        action.undo(user);

        assertProblem(realm.api().refresh(user.refresh()), "token_not_valid");
        assertThat(refresh(keycloak).status()).isEqualTo(400);
        assertThat(refresh(offline).status()).isEqualTo(400);
        assertThat(sessions(user)).isZero();
    }

    @Test
    void givenEnabledAgain_whenLogin_thenItsTokensWorkWithinTheSameSecond() {
        TestUser user = realm.register();
        setEnabled(user, false);
        setEnabled(user, true);

        TestUser again = realm.login(user);

        realm.tokenValidity().valid(again.access());
        assertThat(realm.api().refresh(again.refresh()).status()).isEqualTo(200);
    }

    @Test
    void givenTwoSessions_whenOwnPasswordChanges_thenOnlyTheOwnGoesOn() {
        TestUser user = realm.register();
        TestUser other = realm.login(user);

        assertThat(realm.api()
                        .changePassword(user.access(), TestUser.PASSWORD, NEW_PASSWORD)
                        .status())
                .isEqualTo(200);

        realm.tokenValidity().valid(user.access());
        assertThat(realm.api().refresh(user.refresh()).status()).isEqualTo(200);
        assertProblem(realm.api().refresh(other.refresh()), "token_not_valid");
    }

    @Test
    void givenTooManyWrongPasswords_whenLockedForGood_thenSessionsEnd() {
        try (TestRealm strict = TestRealm.forManyLogins()) {
            strict.update(Map.of("bruteForceProtected", true, "permanentLockout", true, "failureFactor", 2));
            TestUser user = strict.register();
            // Keycloak writes to such a client with the present request; a lockout has none.
            TestClient told = TestClient.create(strict);
            told.update(Map.of("attributes", Map.of("backchannel.logout.url", "http://127.0.0.1:9/logout")));
            Tokens ofTold = Tokens.ofKeycloak(told.login(user));

            Await.untilAsserted(() -> {
                strict.api().login(user.email(), "not-the-Password-1");
                assertThat(strict.admin("GET", "users/" + user.id(), null)
                                .json()
                                .path("enabled")
                                .asBoolean())
                        .isFalse();
            });
            Await.untilAsserted(() -> assertThat(strict.admin("GET", "users/" + user.id() + "/sessions", null)
                            .json())
                    .isEmpty());
            strict.admin("PUT", "users/" + user.id(), Map.of("enabled", true));

            assertProblem(strict.api().me(user.access()), "token_not_valid");
            assertProblem(strict.api().refresh(user.refresh()), "token_not_valid");
            strict.tokenValidity()
                    .invalid(
                            ofTold.access(),
                            InvalidReason.INVALID_REASON_SESSION_ENDED,
                            InvalidReason.INVALID_REASON_REVOKED);
        }
    }

    @Test
    void givenAsManySessionsAsAllowed_whenAnotherLogin_thenTheOldestEnds() {
        TestUser user = realm.register();
        List<TestUser> sessions = new ArrayList<>();
        for (int login = 0; login < MAX_SESSIONS; login++) {
            sessions.add(login % 2 == 0 ? realm.login(user) : atKeycloak(user));
        }

        assertThat(sessions(user)).isEqualTo(MAX_SESSIONS);
        assertProblem(realm.api().me(user.access()), "token_not_valid");
        realm.tokenValidity().valid(sessions.get(MAX_SESSIONS - 1).access());
        realm.tokenValidity().valid(sessions.get(0).access());
    }

    @Test
    void givenServiceAccount_whenItLogsInMoreOften_thenNoSessionEnds() {
        TestClient service = TestClient.create(realm);
        service.update(Map.of(
                "publicClient",
                false,
                "secret",
                TestUser.PASSWORD,
                "serviceAccountsEnabled",
                true,
                "attributes",
                Map.of("client_credentials.use_refresh_token", "true")));

        for (int login = 0; login <= MAX_SESSIONS; login++) {
            assertThat(realm.admin()
                            .postForm(
                                    "/realms/" + realm.name() + "/protocol/openid-connect/token",
                                    Map.of(
                                            "grant_type",
                                            "client_credentials",
                                            "client_id",
                                            service.clientId(),
                                            "client_secret",
                                            TestUser.PASSWORD))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(realm.admin("GET", "clients/" + service.id() + "/session-count", null)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(MAX_SESSIONS + 1);
    }

    private static TestUser atKeycloak(TestUser user) {
        return new TestUser(user.id(), user.email(), Tokens.ofKeycloak(client.login(user)));
    }

    /** How a client gets tokens while the operator acts. */
    enum TokenSource {
        REST_LOGIN {
            @Override
            Tokens get(TestUser user) {
                Reply reply = realm.api().login(user.email(), TestUser.PASSWORD);
                return reply.status() == 200 ? Tokens.of(reply.json().path("tokens")) : null;
            }
        },
        KEYCLOAK_LOGIN {
            @Override
            Tokens get(TestUser user) {
                Reply reply = client.tryLogin(user.email(), TestUser.PASSWORD);
                return reply.status() == 200 ? Tokens.ofKeycloak(reply.json()) : null;
            }
        },
        REST_REFRESH {
            @Override
            Tokens get(TestUser user) {
                Reply reply = realm.api().refresh(user.refresh());
                return reply.status() == 200 ? Tokens.of(reply.json()) : null;
            }
        };

        /** Returns null if it is refused. */
        abstract Tokens get(TestUser user);
    }

    @ParameterizedTest
    @EnumSource
    void givenClientAtTheSameMoment_whenOperatorDisables_thenNothingSurvives(TokenSource source) {
        assertNothingSurvives(OperatorAction.DISABLE, source);
    }

    @ParameterizedTest
    @EnumSource
    void givenClientAtTheSameMoment_whenOperatorResetsThePassword_thenNothingSurvives(TokenSource source) {
        assertNothingSurvives(OperatorAction.RESET_PASSWORD, source);
    }

    private static void assertNothingSurvives(OperatorAction action, TokenSource source) {
        List<Integer> survivors = IntStream.range(0, PAIRS)
                .filter(pair -> {
                    TestUser user = realm.register();
                    AtomicInteger turn = new AtomicInteger(pair % 2);
                    Callable<List<Tokens>> side = () -> {
                        if (turn.getAndIncrement() % 2 == 0) {
                            action.happen(user);
                            return List.of();
                        }
                        Tokens tokens = source.get(user);
                        return tokens == null ? List.of() : List.of(tokens);
                    };
                    List<Tokens> got =
                            Parallel.run(2, side).stream().flatMap(List::stream).toList();
                    action.undo(user);
                    return got.stream().anyMatch(AccountSessionsIT::isAlive);
                })
                .boxed()
                .toList();

        assertThat(survivors).as("of %d pairs", PAIRS).isEmpty();
    }

    private static boolean isAlive(Tokens tokens) {
        return realm.tokenValidity().validate(tokens.access()).getValid()
                || realm.tokenValidity().isActive(tokens.access())
                || realm.api().me(tokens.access()).status() == 200
                || realm.api().refresh(tokens.refresh()).status() == 200
                || refresh(tokens).status() == 200;
    }

    private static Reply refresh(Tokens tokens) {
        return realm.admin()
                .postForm(
                        "/realms/" + realm.name() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "refresh_token",
                                "client_id", client.clientId(),
                                "refresh_token", tokens.refresh()));
    }

    private static int sessions(TestUser user) {
        return realm.admin("GET", "users/" + user.id() + "/sessions", null)
                .json()
                .size();
    }
}
