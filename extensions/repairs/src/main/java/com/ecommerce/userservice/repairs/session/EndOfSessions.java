package com.ecommerce.userservice.repairs.session;

import org.keycloak.common.util.Time;

/**
 * That sessions of an account end once a change of it is committed.
 *
 * @param keptSessionId the session that stays; null if none does
 * @param notBefore tokens issued before this second are refused as well, in seconds since the epoch; 0 for none
 * @param reason for operators, in the event
 */
record EndOfSessions(String realmId, String userId, String keptSessionId, int notBefore, String reason) {

    /** Ends all, and tokens that belong to no session. */
    static EndOfSessions all(String realmId, String userId, String reason) {
        return new EndOfSessions(realmId, userId, null, Time.currentTime(), reason);
    }

    /** Ends all but one after a user's change of the own password. */
    static EndOfSessions others(String realmId, String userId, String keptSessionId) {
        return new EndOfSessions(realmId, userId, keptSessionId, 0, "password_changed");
    }

    EndOfSessions except(String sessionId) {
        return new EndOfSessions(realmId, userId, sessionId, notBefore, reason);
    }
}
