package com.ecommerce.userservice.core.token;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.SessionExpirationUtils;

/** When a session ends by itself, as Keycloak calculates it. */
public final class SessionEnds {

    /** As {@link SessionExpirationUtils} says it. */
    private static final long NEVER = -1;

    private SessionEnds() {}

    /**
     * Returns the moments at which a user session, an offline one too, has idled or lived too long, in milliseconds since the
     * epoch.
     */
    public static LongStream of(RealmModel realm, UserSessionModel userSession) {
        boolean offline = userSession.isOffline();
        boolean rememberMe = userSession.isRememberMe();
        long started = TimeUnit.SECONDS.toMillis(userSession.getStarted());
        long refreshed = TimeUnit.SECONDS.toMillis(userSession.getLastSessionRefresh());
        return LongStream.of(
                        SessionExpirationUtils.calculateUserSessionIdleTimestamp(offline, rememberMe, refreshed, realm),
                        SessionExpirationUtils.calculateUserSessionMaxLifespanTimestamp(
                                offline, rememberMe, started, realm))
                .filter(end -> end != NEVER);
    }

    /**
     * Returns the moments at which a login's session or its part for the client has idled or lived too long, in milliseconds
     * since the epoch.
     */
    static LongStream of(
            RealmModel realm,
            UserSessionModel userSession,
            ClientModel client,
            AuthenticatedClientSessionModel clientSession) {
        boolean rememberMe = userSession.isRememberMe();
        long started = TimeUnit.SECONDS.toMillis(userSession.getStarted());
        long clientStarted = TimeUnit.SECONDS.toMillis(clientSession.getStarted());
        long clientRefreshed = TimeUnit.SECONDS.toMillis(clientSession.getTimestamp());
        LongStream ofClient = LongStream.of(
                        SessionExpirationUtils.calculateClientSessionIdleTimestamp(
                                false, rememberMe, clientRefreshed, realm, client),
                        SessionExpirationUtils.calculateClientSessionMaxLifespanTimestamp(
                                false, rememberMe, clientStarted, started, realm, client))
                .filter(end -> end != NEVER);
        return LongStream.concat(of(realm, userSession), ofClient);
    }
}
