package com.ecommerce.userservice.it.support.keycloak;

import java.time.Instant;

/**
 * A user with a valid access token.
 *
 * @param client the client that the tokens were issued to; null for the first-party client
 * @param tokens the pair that the test is about
 */
public record TokenHolder(TestRealm realm, TestClient client, TestUser user, Tokens tokens) {

    /** Logs a new user in at the REST API. */
    public static TokenHolder firstParty(TestRealm realm) {
        TestUser user = realm.register();
        return new TokenHolder(realm, null, user, user.tokens());
    }

    /** Logs a new user in for a second session at the REST API; the first is the user's own. */
    public static TokenHolder secondSession(TestRealm realm) {
        TestUser user = realm.register();
        return new TokenHolder(realm, null, user, realm.login(user).tokens());
    }

    /** Logs a new user in at Keycloak by a new client. */
    public static TokenHolder ofNewClient(TestRealm realm) {
        TestUser user = realm.register();
        TestClient client = TestClient.create(realm);
        return new TokenHolder(realm, client, user, Tokens.ofKeycloak(client.login(user)));
    }

    /** Logs a new user in for an offline session by a new client. */
    public static TokenHolder offline(TestRealm realm) {
        TestUser user = realm.register();
        TestClient client = TestClient.create(realm);
        return new TokenHolder(realm, client, user, Tokens.ofKeycloak(client.loginOffline(user)));
    }

    public String access() {
        return tokens.access();
    }

    /** Returns the first second after the one in which the access token was issued. */
    long nextSecond() {
        return Tokens.claims(access()).path("iat").longValue() + 1;
    }

    /** Tells whether that second has begun, so that a not-before of now hits the token. */
    boolean isOlderThanThisSecond() {
        return Instant.now().getEpochSecond() >= nextSecond();
    }
}
