package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.realm.RealmSettings;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Counts how often the child of a refresh token has been issued again, on all nodes together. */
final class ReissueCount {

    static final int MAX = 10;

    /** Longer than any grace, also by the clock of another node. */
    private static final long LIFE_SECONDS = 2 * RealmSettings.MAX_REFRESH_GRACE_SECONDS;

    private ReissueCount() {}

    /**
     * Counts one more, in a transaction of its own: a refresh that fails afterwards has still been tried.
     *
     * @return false if there have been {@value #MAX}
     */
    static boolean add(KeycloakSession session, String parentId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                other -> IntStream.range(0, MAX)
                        .anyMatch(place -> other.singleUseObjects()
                                .putIfAbsent("user-service.reissue:" + parentId + ":" + place, LIFE_SECONDS)));
    }
}
