package com.ecommerce.userservice.repairs.session;

import java.util.LinkedHashSet;
import java.util.Set;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What has to be done once the transaction of a Keycloak session is committed, before anybody is answered: whoever reads
 * the account from then on sees the change, and whoever has read it before has a session by now or looks again
 * ({@link NewSession}). Not for use by many threads.
 */
final class PendingEnds extends AbstractKeycloakTransaction {

    private static final String ATTRIBUTE = PendingEnds.class.getName();

    private final KeycloakSessionFactory factory;
    private final Set<EndOfSessions> ends = new LinkedHashSet<>();
    private final Set<FirstConfirmation> confirmations = new LinkedHashSet<>();
    private final Set<String> newUserIds = new LinkedHashSet<>();

    private PendingEnds(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Returns those of a session. The first call must come before the session commits, and enlists them. */
    static PendingEnds of(KeycloakSession session) {
        PendingEnds present = session.getAttribute(ATTRIBUTE, PendingEnds.class);
        if (present != null) {
            return present;
        }
        PendingEnds pending = new PendingEnds(session.getKeycloakSessionFactory());
        session.getTransactionManager().enlistAfterCompletion(pending);
        session.setAttribute(ATTRIBUTE, pending);
        return pending;
    }

    /** Has what is added later happen before all that is enlisted after this call; nothing once the commit has begun. */
    static void enlist(KeycloakSession session) {
        try {
            // Cached users are forgotten first: they are read again.
            session.users();
            of(session);
        } catch (IllegalStateException commitHasBegun) {
            // Events of work after the commit come here as well; they end nothing.
        }
    }

    /** A user that this transaction creates has no session from before it. */
    void isNew(String userId) {
        newUserIds.add(userId);
    }

    void add(EndOfSessions end) {
        if (!newUserIds.contains(end.userId())) {
            ends.add(end);
        }
    }

    void add(FirstConfirmation confirmation) {
        confirmations.add(confirmation);
    }

    @Override
    protected void commitImpl() {
        if (ends.isEmpty() && confirmations.isEmpty()) {
            return;
        }
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            confirmations.forEach(confirmation -> confirmation.happen(session));
            ends.forEach(end -> happen(session, end));
        });
    }

    private static void happen(KeycloakSession session, EndOfSessions end) {
        RealmModel realm = session.realms().getRealm(end.realmId());
        UserModel user = AccountSessions.user(session, realm, end.userId());
        if (user == null) {
            return;
        }
        if (end.notBefore() > session.users().getNotBeforeOfUser(realm, user)) {
            session.users().setNotBeforeForUser(realm, user, end.notBefore());
        }
        new AccountSessions(session, realm, user).endAllBut(end.keptSessionId(), end.reason());
    }

    @Override
    protected void rollbackImpl() {
        // The account is as it was.
    }
}
