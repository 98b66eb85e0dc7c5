package com.ecommerce.userservice.core.token;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.SessionExpirationUtils;

/** When a login's session ends by itself, as Keycloak calculates it. */
final class SessionEnds {

    /** As {@link SessionExpirationUtils} says it. */
    private static final long NEVER = -1;

    private SessionEnds() {}

    /**
     * Returns the moments at which the user session or its part for the client has idled or lived too long, in
     * milliseconds since the epoch.
     */
    static LongStream of(
            RealmModel realm,
            UserSessionModel userSession,
            ClientModel client,
            AuthenticatedClientSessionModel clientSession) {
        boolean rememberMe = userSession.isRememberMe();
        long started = TimeUnit.SECONDS.toMillis(userSession.getStarted());
        long refreshed = TimeUnit.SECONDS.toMillis(userSession.getLastSessionRefresh());
        long clientStarted = TimeUnit.SECONDS.toMillis(clientSession.getStarted());
        long clientRefreshed = TimeUnit.SECONDS.toMillis(clientSession.getTimestamp());
        return LongStream.of(
                        SessionExpirationUtils.calculateUserSessionIdleTimestamp(false, rememberMe, refreshed, realm),
                        SessionExpirationUtils.calculateUserSessionMaxLifespanTimestamp(
                                false, rememberMe, started, realm),
                        SessionExpirationUtils.calculateClientSessionIdleTimestamp(
                                false, rememberMe, clientRefreshed, realm, client),
                        SessionExpirationUtils.calculateClientSessionMaxLifespanTimestamp(
                                false, rememberMe, clientStarted, started, realm, client))
                .filter(end -> end != NEVER);
    }
}
