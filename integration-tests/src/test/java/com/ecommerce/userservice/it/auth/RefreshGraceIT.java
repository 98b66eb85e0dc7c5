package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.DpopKey;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The parent of the last refresh token, used again: by tabs and after lost replies on the one hand, by a thief on the other. */
@WithServer
class RefreshGraceIT {

    private static final int TABS = 5;
    private static final int REISSUES = 10;

    /** A busy machine may need more than the 10 seconds of the default for some requests. */
    private static final int LONG = 60;

    private static TestRealm realm;
    private static TestUser user;

    private final Api api = realm.api();
    private Tokens parent;

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
        user = realm.register();
    }

    @AfterAll
    static void deleteRealm() {
        realm.close();
    }

    @BeforeEach
    void logIn() {
        setGrace(LONG);
        parent = realm.login(user).tokens();
    }

    private static void setGrace(int seconds) {
        realm.setApi(Map.of("refreshGraceSeconds", Integer.toString(seconds)));
    }

    private static Tokens refreshed(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return Tokens.of(reply.json());
    }

    private Reply refreshAs(String userAgent, String refreshToken) {
        return api.send("POST", "auth/refresh/", Map.of("User-Agent", userAgent), Map.of("refresh", refreshToken));
    }

    private static Reply refreshAtKeycloak(String refreshToken, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", Http.FORM);
        Map<String, String> form =
                Map.of("grant_type", "refresh_token", "client_id", "user-service-login", "refresh_token", refreshToken);
        return Http.send("POST", endpoint(), all, Http.form(form).getBytes(StandardCharsets.UTF_8));
    }

    private static Tokens refreshedAtKeycloak(String refreshToken, Map<String, String> headers) {
        Reply reply = refreshAtKeycloak(refreshToken, headers);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return Tokens.ofKeycloak(reply.json());
    }

    private static Map<String, String> proof(DpopKey key) {
        return Map.of("DPoP", key.proof("POST", endpoint()));
    }

    private static String endpoint() {
        return TestClient.endpoint(realm.name(), "token");
    }

    /** Lets all tabs refresh at once, asserts that all get one child, and returns their tokens. */
    private List<Tokens> refreshTabs(String refreshToken) {
        List<Reply> replies = Parallel.run(TABS, () -> api.refresh(refreshToken));
        List<Tokens> tokens = replies.stream().map(RefreshGraceIT::refreshed).toList();
        assertThat(tokens).extracting(tab -> Tokens.claims(tab.refresh())).containsOnly(claims(tokens.get(0)));
        assertThat(tokens).extracting(Tokens::access).doesNotHaveDuplicates();
        return tokens;
    }

    private static JsonNode claims(Tokens tokens) {
        return Tokens.claims(tokens.refresh());
    }

    private void assertEnded(Tokens... held) {
        for (Tokens tokens : held) {
            assertProblem(api.refresh(tokens.refresh()), "token_not_valid");
            assertProblem(api.me(tokens.access()), "token_not_valid");
        }
    }

    private static void awaitNextSecond(JsonNode claims) {
        long issued = claims.path("iat").longValue();
        Await.untilAsserted(() -> assertThat(Instant.now().getEpochSecond()).isGreaterThan(issued));
    }

    private static JsonNode lastAccess(Tokens tokens) {
        for (JsonNode session :
                realm.admin("GET", "users/" + user.id() + "/sessions", null).json()) {
            if (session.path("id").asText().equals(tokens.sessionId())) {
                return session.path("lastAccess");
            }
        }
        throw new AssertionError("No session " + tokens.sessionId());
    }

    @Test
    void givenFiveTabs_whenTheyRefreshAtOnceAgainAndAgain_thenOneChildEachTimeAndTheSessionGoesOn() {
        String shared = parent.refresh();
        for (int cycle = 0; cycle < 3; cycle++) {
            List<Tokens> tabs = refreshTabs(shared);
            assertThat(tabs)
                    .allSatisfy(tab -> assertThat(api.me(tab.access()).status()).isEqualTo(200));
            shared = tabs.get(TABS - 1).refresh();
        }
    }

    @Test
    void givenLostReply_whenTriedAgainLater_thenTheSameChildAndNothingOfTheSessionMoves() {
        Tokens child = refreshed(api.refresh(parent.refresh()));
        JsonNode lastAccess = lastAccess(child);
        awaitNextSecond(claims(child));

        Tokens again = refreshed(api.refresh(parent.refresh()));

        assertThat(claims(again)).isEqualTo(claims(child));
        assertThat(lastAccess(again)).isEqualTo(lastAccess);
        assertThat(api.me(again.access()).text("/id")).isEqualTo(user.id());
        refreshed(api.refresh(again.refresh()));
    }

    @Test
    void givenTenReissues_whenOneMoreIsAskedFor_thenTheSessionEnds() {
        List<Tokens> children = new ArrayList<>();
        for (int use = 0; use <= REISSUES; use++) {
            children.add(refreshed(api.refresh(parent.refresh())));
        }

        assertProblem(api.refresh(parent.refresh()), "token_not_valid");

        assertEnded(children.get(0), children.get(REISSUES));
    }

    @Test
    void givenChildThatHasBeenUsed_whenItsParentComesWithinTheGrace_thenTheSessionEnds() {
        Tokens child = refreshed(api.refresh(parent.refresh()));
        Tokens grandchild = refreshed(api.refresh(child.refresh()));

        assertProblem(api.refresh(parent.refresh()), "token_not_valid");

        assertEnded(child, grandchild);
    }

    @Test
    void givenParent_whenAnotherUserAgentUsesIt_thenTheSessionEnds() {
        Tokens child = refreshed(refreshAs("Browser/1.0", parent.refresh()));

        assertProblem(refreshAs("Browser/2.0", parent.refresh()), "token_not_valid");

        assertEnded(child);
    }

    /** A new version of a browser between two refreshes is no other browser: only a parent is compared. */
    @Test
    void givenChild_whenAnotherUserAgentUsesIt_thenRefreshed() {
        Tokens child = refreshed(refreshAs("Browser/1.0", parent.refresh()));

        refreshed(refreshAs("Browser/2.0", child.refresh()));
    }

    @Test
    void givenGraceOfASecond_whenTheParentComesLate_thenTheSessionEnds() {
        setGrace(1);
        Tokens child = refreshed(api.refresh(parent.refresh()));
        Instant late = Instant.now().plusMillis(1_001);
        Await.untilAsserted(() -> assertThat(Instant.now()).isAfter(late));

        assertProblem(api.refresh(parent.refresh()), "token_not_valid");

        assertEnded(child);
    }

    @Test
    void givenNoGrace_whenTheParentComesAgain_thenTheSessionEnds() {
        setGrace(0);
        Tokens child = refreshed(api.refresh(parent.refresh()));

        assertProblem(api.refresh(parent.refresh()), "token_not_valid");

        assertEnded(child);
    }

    @Test
    void givenKeycloaksTokenEndpoint_whenUsedByTurns_thenTheSameChild() {
        Tokens child = refreshed(api.refresh(parent.refresh()));
        assertThat(claims(refreshedAtKeycloak(parent.refresh(), Map.of()))).isEqualTo(claims(child));

        Tokens grandchild = refreshedAtKeycloak(child.refresh(), Map.of());
        assertThat(claims(refreshed(api.refresh(child.refresh())))).isEqualTo(claims(grandchild));

        assertThat(refreshAtKeycloak(parent.refresh(), Map.of()).text("/error")).isEqualTo("invalid_grant");
        assertEnded(grandchild);
    }

    /** The child is bound to the key of the first request; a thief must not get it bound to his. */
    @Test
    void givenProofOfAKey_whenTheParentComesWithAnotherKey_thenTheSessionEnds() {
        DpopKey key = DpopKey.create();
        Tokens child = refreshedAtKeycloak(parent.refresh(), proof(key));
        assertThat(claims(child).at("/cnf/jkt").asText()).isNotEmpty();
        assertThat(claims(refreshedAtKeycloak(parent.refresh(), proof(key)))).isEqualTo(claims(child));

        Reply thief = refreshAtKeycloak(parent.refresh(), proof(DpopKey.create()));

        assertThat(thief.text("/error")).isEqualTo("invalid_grant");
        assertThat(refreshAtKeycloak(child.refresh(), proof(key)).text("/error"))
                .isEqualTo("invalid_grant");
    }

    /** Keycloak's own setting lets nobody use a token twice. */
    @Test
    void givenRealmThatRevokesRefreshTokens_whenTabsRefreshAtOnce_thenOneChildAllTheSame() {
        realm.update(Map.of("revokeRefreshToken", true));
        try {
            String first = realm.login(user).refresh();
            String child = refreshTabs(first).get(0).refresh();
            refreshTabs(child);

            assertProblem(api.refresh(first), "token_not_valid");
        } finally {
            realm.update(Map.of("revokeRefreshToken", false));
        }
    }

    @Test
    void givenSessionThatHasEnded_whenTheParentComesWithinTheGrace_thenRefused() {
        Tokens child = refreshed(api.refresh(parent.refresh()));
        api.logout(child.refresh());

        assertProblem(api.refresh(parent.refresh()), "token_not_valid");
    }
}
