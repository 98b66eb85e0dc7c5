package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.ServiceAccount;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a user is logged in, and how the user ends it. */
@WithServer
class OwnSessionsIT {

    private static final String PATH = "users/me/sessions/";
    private static final String END_OTHERS = PATH + "end-others/";

    private static final String MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)"
            + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

    private static TestRealm realm;

    private final Api api = realm.api();
    private TestUser user;

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
        realm.update(Map.of(
                "ssoSessionIdleTimeout",
                3_600,
                "ssoSessionMaxLifespan",
                7_200,
                "eventsEnabled",
                true,
                "enabledEventTypes",
                List.of("LOGOUT")));
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    @BeforeEach
    void register() {
        user = realm.register();
    }

    private static TestUser login(TestUser user, Map<String, String> headers, Map<String, String> fields) {
        Map<String, String> body = new HashMap<>(Map.of("email", user.email(), "password", TestUser.PASSWORD));
        body.putAll(fields);
        Reply reply = realm.api().send("POST", "auth/login/", headers, body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return TestUser.of(reply);
    }

    private static String id(TestUser session) {
        return session.tokens().sessionId();
    }

    private JsonNode list(TestUser caller) {
        Reply reply = api.get(PATH, caller.access());
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json().path("results");
    }

    private List<String> ids(TestUser caller) {
        return Json.texts(list(caller), "id");
    }

    private JsonNode listed(TestUser caller, String id) {
        for (JsonNode session : list(caller)) {
            if (session.path("id").asText().equals(id)) {
                return session;
            }
        }
        throw new AssertionError("No session " + id);
    }

    private Reply end(TestUser caller, String id) {
        return api.delete(PATH + id, caller.access());
    }

    private int endOthers(TestUser caller) {
        Reply reply = api.post(END_OTHERS, caller.access(), Map.of());
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.fieldNames()).containsExactly("ended");
        return reply.json().path("ended").intValue();
    }

    private void assertEnded(TestUser session) {
        assertProblem(api.refresh(session.refresh()), "token_not_valid");
        realm.tokenValidity().invalid(session.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
    }

    private static void assertLogoutEvents(TestUser user, String reason, String... sessionIds) {
        Await.untilAsserted(() -> {
            JsonNode events = realm.admin("GET", "events?type=LOGOUT&user=" + user.id(), null)
                    .json();
            assertThat(Json.texts(events, "sessionId")).containsExactlyInAnyOrder(sessionIds);
            events.forEach(event -> assertThat(event.at("/details/reason").asText())
                    .as("%s", event)
                    .isEqualTo(reason));
        });
    }

    @Nested
    class GivenLogins {

        @Test
        void whenListed_thenEachWithItsDevice() {
            TestUser mac = login(user, Map.of("User-Agent", MAC), Map.of("device_name", " Anna\u2019s laptop "));
            TestUser phone = login(user, Map.of("User-Agent", IPHONE), Map.of());

            assertThat(ids(phone)).containsExactlyInAnyOrder(id(user), id(mac), id(phone));
            JsonNode ofMac = listed(phone, id(mac));
            assertThat(ofMac.path("device").asText()).isEqualTo("Mac");
            assertThat(ofMac.path("device_name").asText()).isEqualTo("Anna\u2019s laptop");
            assertThat(ofMac.path("os").asText()).isEqualTo("Mac OS X 10.15.7");
            assertThat(ofMac.path("browser").asText()).isEqualTo("Chrome/140.0.0");
            assertThat(ofMac.path("ip_address").asText()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
            JsonNode ofPhone = listed(phone, id(phone));
            assertThat(ofPhone.path("device").asText()).isEqualTo("iPhone");
            assertThat(ofPhone.path("device_name").asText()).isEmpty();
            assertThat(ofPhone.path("os").asText()).isEqualTo("iOS 18.6");
            assertThat(ofPhone.path("browser").asText()).isEqualTo("Mobile Safari/18.6");
        }

        @Test
        void whenUserAgentSaysNothing_thenOtherAndEmpty() {
            for (String unknown : List.of("x", "x".repeat(600))) {
                JsonNode session = listed(user, id(login(user, Map.of("User-Agent", unknown), Map.of())));

                assertThat(session.path("device").asText()).isEqualTo("Other");
                assertThat(session.path("os").asText()).isEmpty();
                assertThat(session.path("browser").asText()).isEmpty();
            }
        }

        @Test
        void whenListed_thenTheNewestFirstAndOneIsCurrent() {
            TestUser second = realm.login(user);
            // Keycloak counts seconds.
            Instant started =
                    Instant.parse(listed(second, id(second)).path("started_at").asText());
            Await.untilAsserted(() -> assertThat(Instant.now()).isAfterOrEqualTo(started.plusSeconds(1)));
            TestUser third = realm.login(user);

            JsonNode sessions = list(second);

            assertThat(sessions.path(0).path("id").asText()).isEqualTo(id(third));
            assertThat(Json.texts(sessions, "started_at")).isSortedAccordingTo((one, other) -> other.compareTo(one));
            sessions.forEach(session -> assertThat(session.path("current").booleanValue())
                    .isEqualTo(session.path("id").asText().equals(id(second))));
        }

        @Test
        void whenRefreshed_thenSeenAgainAndLivesLongerUpToItsMaximum() {
            JsonNode before = listed(user, id(user));
            Instant started = Instant.parse(before.path("started_at").asText());
            assertThat(before.path("last_seen_at")).isEqualTo(before.path("started_at"));
            assertThat(Instant.parse(before.path("expires_at").asText())).isEqualTo(started.plusSeconds(3_600));

            Await.untilAsserted(() -> assertThat(Instant.now()).isAfterOrEqualTo(started.plusSeconds(1)));
            Tokens refreshed = Tokens.of(api.refresh(user.refresh()).json());
            TestUser again = new TestUser(user.id(), user.email(), refreshed);

            JsonNode after = listed(again, id(user));
            Instant seen = Instant.parse(after.path("last_seen_at").asText());
            assertThat(seen).isBetween(started.plusSeconds(1), Instant.now());
            assertThat(after.path("started_at")).isEqualTo(before.path("started_at"));
            assertThat(Duration.between(
                            seen, Instant.parse(after.path("expires_at").asText())))
                    .isEqualTo(Duration.ofSeconds(3_600));
        }

        @Test
        void whenMaximumComesBeforeIdle_thenItIsTheEnd() {
            realm.update(Map.of("ssoSessionMaxLifespan", 1_800));
            try {
                JsonNode session = listed(user, id(user));

                assertThat(Instant.parse(session.path("expires_at").asText()))
                        .isEqualTo(Instant.parse(session.path("started_at").asText())
                                .plusSeconds(1_800));
            } finally {
                realm.update(Map.of("ssoSessionMaxLifespan", 7_200));
            }
        }

        @Test
        void whenSessionsAreOfOtherClients_thenListedWithTheirNames() {
            TestClient client = TestClient.create(realm);
            client.update(Map.of("name", "Shop \u2116 2"));
            TestClient console = TestClient.create(realm);
            console.update(Map.of("name", "${client_account-console}"));
            Tokens ofClient = Tokens.ofKeycloak(client.login(user));
            Tokens offline = Tokens.ofKeycloak(console.loginOffline(user));

            assertThat(listed(user, id(user)).path("clients")).hasSize(1);
            assertThat(listed(user, id(user)).at("/clients/0/client_id").asText())
                    .isEqualTo("user-service-login");
            assertThat(listed(user, ofClient.sessionId()).path("clients"))
                    .isEqualTo(Json.parse(
                            "[{\"client_id\":\"" + client.clientId() + "\",\"client_name\":\"Shop \u2116 2\"}]"));
            assertThat(listed(user, offline.sessionId())
                            .at("/clients/0/client_name")
                            .asText())
                    .isEqualTo("Account Console");
        }
    }

    @Nested
    class GivenDeviceName {

        static Stream<String> refusedNames() {
            return Stream.of("a\u0000b", "a\nb", "\u202eenohP", "a\u200bb", "x".repeat(64) + "\ud83d\udcf1");
        }

        @ParameterizedTest
        @MethodSource("refusedNames")
        void whenItIsTooLongOrHasCharactersThatNobodySees_thenInvalidAtLoginAndRegistration(String name) {
            Map<String, String> login =
                    Map.of("email", user.email(), "password", TestUser.PASSWORD, "device_name", name);

            assertInvalid(api.post("auth/login/", login), "device_name");
            assertInvalid(api.postForm("auth/login/", login), "device_name");
            assertInvalid(api.post("auth/login/", Map.of("device_name", name)), "email", "password", "device_name");
            assertInvalid(
                    api.post(
                            "auth/register/",
                            Map.of("email", "no address", "password", TestUser.PASSWORD, "device_name", name)),
                    "email",
                    "device_name");
            assertThat(list(user)).hasSize(1);
        }

        @Test
        void whenItIsNoText_thenInvalid() {
            assertInvalid(
                    api.post(
                            "auth/login/",
                            Map.of("email", user.email(), "password", TestUser.PASSWORD, "device_name", List.of())),
                    "device_name");
        }

        @Test
        void whenPasswordIsWrong_thenTheRefusalIsTheSame() {
            Map<String, String> login =
                    Map.of("email", user.email(), "password", "not-the-Password-1", "device_name", "x");

            assertProblem(api.post("auth/login/", login), "invalid_credentials");
        }

        @Test
        void whenItHasAsManyCharactersAsAllowed_thenKeptAsItIs() {
            String name = "\ud83d\udcf1".repeat(62) + "\u2764\ufe0f";
            Reply reply = api.post(
                    "auth/register/",
                    Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD, "device_name", name));
            TestUser named = TestUser.of(reply);

            assertThat(listed(named, id(named)).path("device_name").asText()).isEqualTo(name);
        }

        @Test
        void whenRefreshed_thenKept() {
            TestUser named = login(user, Map.of(), Map.of("device_name", "<b>\"it's\"</b>"));
            Tokens refreshed = Tokens.of(api.refresh(named.refresh()).json());

            assertThat(listed(new TestUser(user.id(), user.email(), refreshed), id(named))
                            .path("device_name")
                            .asText())
                    .isEqualTo("<b>\"it's\"</b>");
        }

        @Test
        void whenTokensAndUserAreRead_thenItIsNowhere() {
            TestUser named = login(user, Map.of(), Map.of("device_name", "a-Name-of-its-own"));

            assertThat(Tokens.claims(named.access()).toString()).doesNotContain("a-Name-of-its-own");
            assertThat(api.me(named.access()).body()).doesNotContain("a-Name-of-its-own");
            assertThat(realm.admin("GET", "users/" + user.id() + "/sessions", null)
                            .body())
                    .doesNotContain("a-Name-of-its-own");
        }
    }

    @Nested
    class GivenOneToEnd {

        @Test
        void whenItIsAnother_thenItsTokensAreRefusedAtOnceAndTheRestGoesOn() {
            TestUser other = realm.login(user);
            TestUser third = realm.login(user);
            realm.tokenValidity().warmUp(other.access());

            Reply reply = end(user, id(other));

            assertThat(reply.status()).as("%s", reply).isEqualTo(204);
            assertEnded(other);
            realm.tokenValidity().valid(user.access());
            realm.tokenValidity().valid(third.access());
            assertThat(ids(user)).containsExactlyInAnyOrder(id(user), id(third));
            assertLogoutEvents(user, "session_ended_by_owner", id(other));
        }

        @Test
        void whenItIsTheCurrentOne_thenItsTokenIsDead() {
            TestUser other = realm.login(user);

            assertThat(end(user, id(user)).status()).isEqualTo(204);

            assertEnded(user);
            assertThat(ids(other)).containsExactly(id(other));
        }

        @Test
        void whenItHasEnded_thenNotFound() {
            TestUser other = realm.login(user);
            end(user, id(other));

            assertProblem(end(user, id(other)), "not_found");
        }

        @Test
        void whenItIsEndedSeveralTimesAtOnce_thenOnce() {
            TestUser other = realm.login(user);

            List<Integer> statuses = Parallel.run(3, () -> end(user, id(other)).status());

            assertThat(statuses).containsExactlyInAnyOrder(204, 404, 404);
            assertEnded(other);
        }

        @Test
        void whenItIsSomebodyElses_thenNotFoundAndItGoesOn() {
            TestUser stranger = realm.register();
            TestUser ofShop = TestUser.register();
            Tokens offline = Tokens.ofKeycloak(TestClient.create(realm).loginOffline(stranger));

            assertProblem(end(user, id(stranger)), "not_found");
            assertProblem(end(user, offline.sessionId()), "not_found");
            assertProblem(end(user, id(ofShop)), "not_found");

            realm.tokenValidity().valid(stranger.access());
            realm.tokenValidity().valid(offline.access());
            assertThat(Api.ofDefaultRealm().me(ofShop.access()).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "%00", "%0a", "%20", "*", "%25", "'", "%C3%A4", "%F0%9F%99%82", "none"})
        void whenThereIsNone_thenNotFound(String id) {
            assertProblem(end(user, id), "not_found");
            assertProblem(end(user, id.repeat(100)), "not_found");
            assertThat(ids(user)).containsExactly(id(user));
        }

        @Test
        void whenItIsNotTheCallersTurn_thenNothingEnds() {
            TestUser other = realm.login(user);

            assertProblem(api.send("DELETE", PATH + id(other), Map.of(), null), "authentication_required");
            assertProblem(api.delete(PATH + id(other), Tokens.tampered(user.access())), "token_not_valid");
            assertProblem(api.delete(PATH + id(other), user.refresh()), "token_not_valid");
            assertProblem(api.post(END_OTHERS, Map.of()), "authentication_required");
            assertProblem(api.get(PATH), "authentication_required");
            assertProblem(api.delete(PATH, user.access()), "method_not_allowed");
            assertProblem(api.get(PATH + id(other), user.access()), "method_not_allowed");
            assertProblem(api.delete(END_OTHERS, user.access()), "not_found");

            realm.tokenValidity().valid(other.access());
        }
    }

    @Nested
    class GivenOthersToEnd {

        @Test
        void whenOfEveryKind_thenAllEndAndAreCounted() {
            TestUser other = realm.login(user);
            TestClient client = TestClient.create(realm);
            Tokens ofClient = Tokens.ofKeycloak(client.login(user));
            Tokens offline = Tokens.ofKeycloak(client.loginOffline(user));
            TestUser stranger = realm.register();

            assertThat(endOthers(user)).isEqualTo(3);

            for (Tokens ended : List.of(other.tokens(), ofClient, offline)) {
                realm.tokenValidity().invalid(ended.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
            }
            assertThat(ids(user)).containsExactly(id(user));
            realm.tokenValidity().valid(user.access());
            realm.tokenValidity().valid(stranger.access());
            assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
            assertLogoutEvents(
                    user, "other_sessions_ended_by_owner", id(other), ofClient.sessionId(), offline.sessionId());
        }

        @Test
        void whenThereAreNone_thenNoneIsCounted() {
            assertThat(endOthers(user)).isZero();
            assertThat(ids(user)).containsExactly(id(user));
        }

        @Test
        void whenAskedTwiceAtOnce_thenEachIsCountedOnce() {
            List<TestUser> others =
                    Stream.generate(() -> realm.login(user)).limit(5).toList();

            List<Integer> ended = Parallel.run(2, () -> endOthers(user));

            assertThat(ended).containsExactlyInAnyOrder(0, 5);
            others.forEach(OwnSessionsIT.this::assertEnded);
            realm.tokenValidity().valid(user.access());
        }

        @Test
        void whenTwoSessionsEndEachOtherAtOnce_thenOneStays() {
            for (int round = 0; round < 5; round++) {
                TestUser one = realm.register();
                TestUser other = realm.login(one);
                List<TestUser> callers = new ArrayList<>(List.of(one, other));

                List<Integer> statuses = Parallel.run(2, () -> {
                    TestUser caller;
                    synchronized (callers) {
                        caller = callers.remove(0);
                    }
                    return api.post(END_OTHERS, caller.access(), Map.of()).status();
                });

                assertThat(statuses).containsExactlyInAnyOrder(200, 401);
                assertThat(List.of(
                                api.me(one.access()).status(),
                                api.me(other.access()).status()))
                        .containsExactlyInAnyOrder(200, 401);
            }
        }
    }

    /** Whoever is signed in on the pages when an application asks for offline access has both, of one id. */
    @Nested
    class GivenOnlineAndOfflineSessionOfOneId {

        private Tokens both;

        @BeforeEach
        void signIn() {
            LoginPage browser = LoginPage.open(realm);
            browser.submit(Map.of("username", user.email(), "password", TestUser.PASSWORD));
            Reply redirect = browser.authorize(realm, "openid offline_access");
            Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(redirect.header("Location"));
            assertThat(code.find()).as("%s", redirect).isTrue();
            Reply tokens = Http.postForm(
                    TestClient.endpoint(realm.name(), "token"),
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "client_id",
                            "account",
                            "code",
                            code.group(1),
                            "redirect_uri",
                            realm.admin().server() + "/realms/" + realm.name() + "/account/"));
            assertThat(tokens.status()).as("%s", tokens).isEqualTo(200);
            both = Tokens.ofKeycloak(tokens.json());
            assertThat(kept(both.sessionId())).isEqualTo(2);
        }

        private long kept(String id) {
            String account =
                    realm.admin().client(realm.name(), "account").path("id").asText();
            return Stream.of("sessions", "offline-sessions/" + account)
                    .map(path -> realm.admin("GET", "users/" + user.id() + "/" + path, null)
                            .json())
                    .filter(sessions -> Json.texts(sessions, "id").contains(id))
                    .count();
        }

        @Test
        void whenListed_thenOne() {
            assertThat(ids(user)).containsExactlyInAnyOrder(id(user), both.sessionId());
            assertThat(listed(user, both.sessionId()).at("/clients/0/client_id").asText())
                    .isEqualTo("account");
            // The offline session lives longer.
            assertThat(Instant.parse(
                            listed(user, both.sessionId()).path("expires_at").asText()))
                    .isAfter(Instant.now().plusSeconds(7_200));
        }

        @Test
        void whenEnded_thenBothEnd() {
            assertThat(end(user, both.sessionId()).status()).isEqualTo(204);

            assertThat(kept(both.sessionId())).isZero();
            assertThat(ids(user)).containsExactly(id(user));
            assertProblem(end(user, both.sessionId()), "not_found");
        }

        @Test
        void whenOthersEnd_thenCountedOnce() {
            assertThat(endOthers(user)).isEqualTo(1);

            assertThat(kept(both.sessionId())).isZero();
        }
    }

    @Test
    void givenServiceAccount_thenItHasNoSessionsOfItsOwn() {
        String token = ServiceAccount.create().token();

        assertProblem(Api.ofDefaultRealm().get(PATH, token), "permission_denied");
        assertProblem(Api.ofDefaultRealm().delete(PATH + "x", token), "permission_denied");
        assertProblem(Api.ofDefaultRealm().post(END_OTHERS, token, Map.of()), "permission_denied");
    }

    @Test
    void givenRealmThatHasSwitchedItOff_thenNotFoundAndNoNameIsKept() {
        TestUser other = realm.login(user);
        realm.setApi(Map.of("sessionsEnabled", "false"));
        try {
            assertProblem(api.get(PATH, user.access()), "not_found");
            assertProblem(end(user, id(other)), "not_found");
            assertProblem(api.post(END_OTHERS, user.access(), Map.of()), "not_found");
            TestUser named = login(user, Map.of(), Map.of("device_name", "unseen"));
            realm.tokenValidity().valid(other.access());

            realm.setApi(Map.of("sessionsEnabled", "true"));

            assertThat(listed(user, id(named)).path("device_name").asText()).isEmpty();
            assertThat(end(user, id(other)).status()).isEqualTo(204);
        } finally {
            realm.setApi(Map.of("sessionsEnabled", "true"));
        }
    }

    @Test
    void givenShippedRealm_thenOn() {
        TestUser customer = TestUser.register();

        Reply reply = Api.ofDefaultRealm().get(PATH, customer.access());

        assertThat(Json.texts(reply.json().path("results"), "id")).containsExactly(id(customer));
    }
}
