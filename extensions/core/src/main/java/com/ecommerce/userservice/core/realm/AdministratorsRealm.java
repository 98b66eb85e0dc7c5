package com.ecommerce.userservice.core.realm;

import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Protects the realm of the server's administrators, {@code master}, which Keycloak 26.7 creates without brute-force detection
 * and without events: its passwords can be guessed as fast as they can be hashed, and nobody hears of it.
 *
 * <p>It is done once for a database, so that an administrator may decide otherwise afterwards.
 */
public final class AdministratorsRealm {

    private static final Logger LOG = Logger.getLogger(AdministratorsRealm.class);

    /** Attribute of the realm: it has been protected. */
    private static final String PROTECTED = "user-service.protected";

    /** How Keycloak 26.7 calls the attribute in which it keeps this setting. */
    private static final String ADMIN_EVENTS_SECONDS = "adminEventsExpiration";

    private static final int WRONG_PASSWORDS = 10;
    private static final long EVENTS_SECONDS = 30L * 24 * 60 * 60;

    private AdministratorsRealm() {}

    /** Protects the realm if that has never been done. Nodes that start at the same moment may both call it. */
    public static void protectOnce(KeycloakSessionFactory sessions) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, AdministratorsRealm::protectOnce);
        } catch (RuntimeException e) {
            // The other node has inserted the attribute first, in a transaction with all the rest.
            if (!KeycloakModelUtils.runJobInTransactionWithResult(sessions, AdministratorsRealm::isProtected)) {
                throw e;
            }
        }
    }

    private static void protectOnce(KeycloakSession session) {
        if (isProtected(session)) {
            return;
        }
        RealmModel realm = realm(session);
        session.getContext().setRealm(realm);
        realm.setAttribute(PROTECTED, true);
        if (!realm.isBruteForceProtected()) {
            realm.setBruteForceProtected(true);
            realm.setFailureFactor(WRONG_PASSWORDS);
            // A command that logs in several times in a second is no attack.
            realm.setQuickLoginCheckMilliSeconds(0);
        }
        if (!realm.isEventsEnabled()) {
            realm.setEventsEnabled(true);
            realm.setEventsExpiration(EVENTS_SECONDS);
        }
        if (!realm.isAdminEventsEnabled()) {
            realm.setAdminEventsEnabled(true);
            realm.setAttribute(ADMIN_EVENTS_SECONDS, EVENTS_SECONDS);
        }
        LOG.infof(
                "The realm %s is protected: %d wrong passwords lock an account for minutes, and events are stored",
                realm.getName(), WRONG_PASSWORDS);
    }

    private static boolean isProtected(KeycloakSession session) {
        RealmModel realm = realm(session);
        return realm == null || realm.getAttribute(PROTECTED, false);
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.realms().getRealmByName(Config.getAdminRealm());
    }
}
