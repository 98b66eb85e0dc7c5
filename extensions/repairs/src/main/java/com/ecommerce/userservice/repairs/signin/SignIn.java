package com.ecommerce.userservice.repairs.signin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.keycloak.models.sessions.infinispan.entities.AuthenticationSessionEntity;
import org.keycloak.models.sessions.infinispan.entities.RootAuthenticationSessionEntity;

/**
 * The sign-ins of one browser that are not finished: one for each tab.
 *
 * @param id key in the cache
 * @param hasUser whether somebody has said who it is: a flood of requests has not
 * @param seconds when its last page was begun
 * @param weight one for each tab, and more for what a client has sent beyond the usual
 */
record SignIn(String id, boolean hasUser, int seconds, int weight) {

    /** A sign-in takes about 5 kB; parameters of a client can make it eight times as much. */
    private static final int USUAL_CHARACTERS = 5_000;

    private static final Comparator<SignIn> WORTH =
            Comparator.comparing(SignIn::hasUser).thenComparingInt(SignIn::seconds);

    static SignIn of(String id, RootAuthenticationSessionEntity session) {
        boolean hasUser = false;
        int tabs = 0;
        long characters = 0;
        for (AuthenticationSessionEntity tab :
                session.getAuthenticationSessions().values()) {
            hasUser |= tab.getAuthUserId() != null;
            tabs++;
            characters += length(tab.getClientNotes()) + length(tab.getAuthNotes());
        }
        return new SignIn(
                id, hasUser, session.getTimestamp(), (int) (Math.max(1, tabs) + characters / USUAL_CHARACTERS));
    }

    private static long length(Map<String, String> notes) {
        return notes == null
                ? 0
                : notes.values().stream().mapToLong(String::length).sum();
    }

    /** Returns the sum of their weights. */
    static long weight(List<SignIn> signIns) {
        return signIns.stream().mapToLong(SignIn::weight).sum();
    }

    /**
     * Returns those to drop: the oldest first, and those whose user is known last.
     *
     * @param owned those that this node decides about
     * @param kept the weight of all that the node keeps; more than those where it keeps others for other nodes
     * @param max the weight that it should keep at most
     */
    static List<SignIn> leastWorth(List<SignIn> owned, long kept, long max) {
        long tooMuch = kept <= max ? 0 : ((kept - max) * weight(owned) + kept - 1) / kept;
        List<SignIn> dropped = new ArrayList<>();
        for (SignIn signIn : owned.stream().sorted(WORTH).toList()) {
            if (tooMuch <= 0) {
                break;
            }
            dropped.add(signIn);
            tooMuch -= signIn.weight();
        }
        return dropped;
    }
}
