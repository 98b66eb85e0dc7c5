package com.ecommerce.userservice.rest.auth;

import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.representations.RefreshToken;

/**
 * What a client session knows of its refresh tokens. It is kept in notes of the session, which every node sees once the
 * transaction that has written them is committed.
 *
 * @param lastIssued id of the token that was issued last; empty in a session from before the realm enabled the user service
 * @param lastRotation the rotation that this token is the child of; empty if it was issued to a login
 */
record RefreshHistory(Optional<String> lastIssued, Optional<Rotation> lastRotation) {

    private static final String LAST_ISSUED = "user-service.last-refresh-token";
    private static final String LAST_ROTATION = "user-service.last-refresh-rotation";

    /** Forgets a rotation whose child was not issued last: a login, or a node of an earlier version, has issued another one. */
    RefreshHistory {
        Optional<String> child = lastIssued;
        lastRotation = lastRotation.filter(
                rotation -> child.filter(rotation.child()::equals).isPresent());
    }

    static RefreshHistory of(AuthenticatedClientSessionModel session) {
        return new RefreshHistory(
                Optional.ofNullable(session.getNote(LAST_ISSUED)), Rotation.ofText(session.getNote(LAST_ROTATION)));
    }

    /** Writes down that a login has been issued a token. */
    static void addFirst(AuthenticatedClientSessionModel session, RefreshToken token) {
        session.setNote(LAST_ISSUED, token.getId());
    }

    /** Writes down that a token has been issued for the use of its parent. */
    static void add(AuthenticatedClientSessionModel session, RefreshUse parent, RefreshToken child) {
        session.setNote(LAST_ISSUED, child.getId());
        session.setNote(LAST_ROTATION, new Rotation(parent, child.getId(), child.getIat(), child.getExp()).toText());
    }
}
