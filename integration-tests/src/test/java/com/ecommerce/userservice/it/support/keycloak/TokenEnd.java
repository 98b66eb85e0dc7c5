package com.ecommerce.userservice.it.support.keycloak;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_CLIENT_DISABLED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_REVOKED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SESSION_ENDED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SIGNATURE;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_USER_DISABLED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** An event that ends an access token before the token expires. */
public enum TokenEnd {
    LOGOUT(TokenHolder::firstParty, TokenEnd::logout, INVALID_REASON_SESSION_ENDED),
    LOGOUT_AT_KEYCLOAK(
            TokenHolder::ofNewClient,
            holder -> holder.client().logout(holder.tokens().refresh()),
            INVALID_REASON_SESSION_ENDED),
    LOGOUT_BY_OPERATOR(
            TokenHolder::ofNewClient, TokenEnd::operatorLogout, INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED),
    SESSION_REMOVED(TokenHolder::ofNewClient, TokenEnd::removeSession, INVALID_REASON_SESSION_ENDED),
    REFRESH_TOKEN_REUSED(TokenHolder::firstParty, TokenEnd::reuseRefreshToken, INVALID_REASON_SESSION_ENDED),
    REFRESH_TOKEN_REVOKED(
            TokenHolder::ofNewClient,
            holder -> holder.client().revokeRefresh(holder.tokens().refresh()),
            INVALID_REASON_SESSION_ENDED),
    TOKEN_REVOKED(TokenHolder::ofNewClient, holder -> holder.client().revoke(holder.access()), INVALID_REASON_REVOKED),
    OFFLINE_SESSION_REVOKED(
            TokenHolder::offline,
            holder -> holder.client().revokeRefresh(holder.tokens().refresh()),
            INVALID_REASON_SESSION_ENDED),
    OFFLINE_SESSION_REMOVED(TokenHolder::offline, TokenEnd::removeOfflineSession, INVALID_REASON_SESSION_ENDED),
    USER_DISABLED(
            TokenHolder::ofNewClient,
            holder -> updateUser(holder, Map.of("enabled", false)),
            INVALID_REASON_USER_DISABLED),
    USER_DISABLED_AND_ENABLED(
            TokenHolder::ofNewClient, TokenEnd::disableAndEnable, INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED),
    OFFLINE_USER_DISABLED_AND_ENABLED(
            TokenHolder::offline, TokenEnd::disableAndEnable, INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED),
    PASSWORD_RESET_BY_OPERATOR(
            TokenHolder::ofNewClient, TokenEnd::resetPassword, INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED),
    OFFLINE_PASSWORD_RESET_BY_OPERATOR(
            TokenHolder::offline, TokenEnd::resetPassword, INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED),
    PASSWORD_UPDATED_WITH_THE_USER(
            TokenHolder::ofNewClient, TokenEnd::updatePassword, INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED),
    PASSWORD_REMOVED_BY_OPERATOR(
            TokenHolder::firstParty, TokenEnd::removePassword, INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED),
    USER_DEACTIVATED_BY_ITSELF(TokenHolder::firstParty, TokenEnd::deactivate, INVALID_REASON_USER_DISABLED),
    USER_DELETED(
            TokenHolder::ofNewClient,
            holder -> holder.realm().admin("DELETE", "users/" + holder.user().id(), null),
            INVALID_REASON_USER_NOT_FOUND,
            INVALID_REASON_SESSION_ENDED),
    USER_NOT_BEFORE(
            TokenHolder::offline, TokenEnd::userNotBefore, INVALID_REASON_REVOKED, INVALID_REASON_SESSION_ENDED),
    PASSWORD_CHANGED(TokenHolder::secondSession, TokenEnd::changePassword, INVALID_REASON_SESSION_ENDED),
    SESSION_ENDED_BY_ITS_OWNER(TokenHolder::secondSession, TokenEnd::endByFirstSession, INVALID_REASON_SESSION_ENDED),
    SESSION_OF_CLIENT_ENDED_BY_ITS_OWNER(
            TokenHolder::ofNewClient, TokenEnd::endByFirstSession, INVALID_REASON_SESSION_ENDED),
    OFFLINE_SESSION_ENDED_BY_ITS_OWNER(TokenHolder::offline, TokenEnd::endByFirstSession, INVALID_REASON_SESSION_ENDED),
    OTHER_SESSIONS_ENDED_BY_THEIR_OWNER(TokenHolder::secondSession, TokenEnd::endOthers, INVALID_REASON_SESSION_ENDED),
    CLIENT_DISABLED(TokenHolder::ofNewClient, holder -> holder.client().disable(), INVALID_REASON_CLIENT_DISABLED),
    CLIENT_DELETED(TokenHolder::ofNewClient, holder -> holder.client().delete(), INVALID_REASON_CLIENT_DISABLED),
    CLIENT_NOT_BEFORE(
            TokenHolder::ofNewClient,
            holder -> holder.client().update(Map.of("notBefore", holder.nextSecond())),
            INVALID_REASON_REVOKED),
    REALM_NOT_BEFORE(
            TokenHolder::ofNewClient,
            holder -> holder.realm().update(Map.of("notBefore", holder.nextSecond())),
            INVALID_REASON_REVOKED),
    REALM_LOGOUT(
            TokenHolder::ofNewClient,
            holder -> holder.realm().admin("POST", "logout-all", null),
            INVALID_REASON_SESSION_ENDED,
            INVALID_REASON_REVOKED),
    KEY_DISABLED(
            TokenHolder::ofNewClient,
            holder -> holder.realm().updateFirstKey("enabled", "false"),
            INVALID_REASON_SIGNATURE),
    KEY_DELETED(TokenHolder::ofNewClient, holder -> holder.realm().deleteFirstKey(), INVALID_REASON_SIGNATURE);

    private final Function<TestRealm, TokenHolder> login;
    private final Consumer<TokenHolder> event;
    private final InvalidReason[] reasons;

    TokenEnd(Function<TestRealm, TokenHolder> login, Consumer<TokenHolder> event, InvalidReason... reasons) {
        this.login = login;
        this.event = event;
        this.reasons = reasons;
    }

    /** Returns a new holder whose token this can end. */
    public TokenHolder newHolder(TestRealm realm) {
        return login.apply(realm);
    }

    /** Ends the token, and returns when the server has said so. */
    public void happen(TokenHolder holder) {
        event.accept(holder);
    }

    public InvalidReason[] reasons() {
        return reasons.clone();
    }

    /** Tells whether it ends every token of the realm, so that nobody else can use it meanwhile. */
    public boolean endsTheWholeRealm() {
        return this == REALM_NOT_BEFORE || this == REALM_LOGOUT || this == KEY_DISABLED || this == KEY_DELETED;
    }

    private static void logout(TokenHolder holder) {
        assertSuccess(holder.realm().api().logout(holder.tokens().refresh()));
    }

    private static void operatorLogout(TokenHolder holder) {
        holder.realm().admin("POST", "users/" + holder.user().id() + "/logout", null);
    }

    private static void removeSession(TokenHolder holder) {
        holder.realm().admin("DELETE", "sessions/" + holder.tokens().sessionId(), null);
    }

    private static void removeOfflineSession(TokenHolder holder) {
        holder.realm().admin("DELETE", "sessions/" + holder.tokens().sessionId() + "?isOffline=true", null);
    }

    /** With a grandparent of the last token: the grace holds for its parent. */
    private static void reuseRefreshToken(TokenHolder holder) {
        Reply first = holder.realm().api().refresh(holder.tokens().refresh());
        assertSuccess(first);
        assertSuccess(holder.realm().api().refresh(first.text("/refresh")));
        Reply reused = holder.realm().api().refresh(holder.tokens().refresh());
        assertThat(reused.status()).as("%s", reused).isEqualTo(401);
    }

    /** With a confirmed address: without one the account would be erased. */
    private static void deactivate(TokenHolder holder) {
        updateUser(holder, Map.of("emailVerified", true));
        assertSuccess(holder.realm().api().delete("users/me/", holder.access()));
    }

    private static void changePassword(TokenHolder holder) {
        assertSuccess(holder.realm()
                .api()
                .changePassword(holder.user().access(), TestUser.PASSWORD, TestUser.PASSWORD + "-2"));
    }

    private static void endByFirstSession(TokenHolder holder) {
        Reply reply = holder.realm()
                .api()
                .delete(
                        "users/me/sessions/" + holder.tokens().sessionId() + "/",
                        holder.user().access());
        assertThat(reply.status()).as("%s", reply).isEqualTo(204);
    }

    private static void endOthers(TokenHolder holder) {
        assertSuccess(holder.realm()
                .api()
                .post("users/me/sessions/end-others/", holder.user().access(), Map.of()));
    }

    private static void disableAndEnable(TokenHolder holder) {
        updateUser(holder, Map.of("enabled", false));
        updateUser(holder, Map.of("enabled", true));
    }

    private static void resetPassword(TokenHolder holder) {
        holder.realm()
                .admin(
                        "PUT",
                        "users/" + holder.user().id() + "/reset-password",
                        Map.of("type", "password", "value", TestUser.PASSWORD + "-2", "temporary", false));
    }

    private static void updatePassword(TokenHolder holder) {
        updateUser(
                holder, Map.of("credentials", List.of(Map.of("type", "password", "value", TestUser.PASSWORD + "-2"))));
    }

    private static void removePassword(TokenHolder holder) {
        String credentials = "users/" + holder.user().id() + "/credentials";
        String id = holder.realm().admin("GET", credentials, null).text("/0/id");
        holder.realm().admin("DELETE", credentials + "/" + id, null);
    }

    /** An operator's logout sets it to this second, and leaves offline sessions alone. */
    private static void userNotBefore(TokenHolder holder) {
        Await.untilAsserted(() -> assertThat(holder.isOlderThanThisSecond()).isTrue());
        operatorLogout(holder);
    }

    private static void updateUser(TokenHolder holder, Map<String, ?> changes) {
        holder.realm().admin("PUT", "users/" + holder.user().id(), changes);
    }

    private static void assertSuccess(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }
}
