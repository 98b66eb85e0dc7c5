package com.ecommerce.userservice.mail;

import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Event;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.Urls;

/**
 * Sends notices once the request's transaction is committed, on threads of their own: neither a slow mail server nor one
 * that is away delays or fails what the notice is about. Keycloak's own listener {@code email} (26.7) makes the request
 * wait for the mail server. A notice that could not be sent is in the log, and not tried again; so is one too many.
 */
final class NoticeSender {

    private static final Logger LOG = Logger.getLogger(NoticeSender.class);

    /**
     * Keycloak's pool of this name has four threads: it takes more only when its queue is full, which has no end
     * ({@code DefaultExecutorsProviderFactory} 26.7).
     */
    private static final String POOL = "user-service-notices";

    /** So many notices wait at most in this process, while the mail server is slow. */
    private static final Semaphore PLACES = new Semaphore(10_000);

    private static final String TEMPLATE = "notice.ftl";

    private final KeycloakSession session;

    NoticeSender(KeycloakSession session) {
        this.session = session;
    }

    void sendAfterCommit(Notice notice, Event event) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Executor executor = session.getProvider(ExecutorsProvider.class).getExecutor(POOL);
        Map<String, Object> details = details(notice, event);
        Locale locale = locale(notice, event);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                execute(
                        executor,
                        notice,
                        event,
                        () -> KeycloakModelUtils.runJobInTransaction(
                                factory, later -> send(later, notice, event, details, locale)));
            }

            @Override
            protected void rollbackImpl() {
                // What the notice would tell has not happened.
            }
        });
    }

    /** Runs in the background whatever happens: the request is committed, and fails no more. */
    private static void execute(Executor executor, Notice notice, Event event, Runnable job) {
        if (!PLACES.tryAcquire()) {
            LOG.warnf("The notice %s is not sent: too many wait for the mail server", notice.key());
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    job.run();
                } catch (RuntimeException e) {
                    logFailure(notice, event, e);
                } finally {
                    PLACES.release();
                }
            });
        } catch (RejectedExecutionException e) {
            PLACES.release();
            LOG.warnf("The notice %s is not sent: the server stops", notice.key());
        }
    }

    /**
     * Returns the language of the request; null for that of the user, or else of the realm, where somebody else than the
     * user may have chosen the former.
     */
    private Locale locale(Notice notice, Event event) {
        return notice.equals(Notice.NEW_DEVICE) ? null : session.getContext().resolveLocale(user(session, event));
    }

    /** Looks up what only the request knows. */
    private Map<String, Object> details(Notice notice, Event event) {
        Map<String, Object> details = new HashMap<>();
        details.put("key", notice.key());
        details.put("time", new Date(event.getTime()));
        details.put("ipAddress", event.getIpAddress() == null ? "" : event.getIpAddress());
        details.put("device", Device.of(session).name());
        details.put(
                "accountUrl",
                Urls.accountBase(session.getContext().getUri().getBaseUri())
                        .path("account-security/device-activity")
                        .build(realm(session, event).getName())
                        .toString());
        return details;
    }

    private static void send(
            KeycloakSession session, Notice notice, Event event, Map<String, Object> details, Locale locale) {
        RealmModel realm = realm(session, event);
        session.getContext().setRealm(realm);
        UserModel user = realm == null ? null : user(session, event);
        if (user == null || notice.address() == null && !(user.getEmail() != null && user.isEmailVerified())) {
            return;
        }
        if (locale != null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.toLanguageTag());
        }
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(notice.key(), TEMPLATE, details, notice.address());
        } catch (EmailException e) {
            logFailure(notice, event, e);
        }
    }

    /** Its message may hold an address. */
    private static void logFailure(Notice notice, Event event, Exception failure) {
        LOG.warnf(
                "The notice %s to a user of the realm %s could not be sent (%s): look at the realm's mail server",
                notice.key(),
                event.getRealmName(),
                rootCause(failure).getClass().getSimpleName());
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static RealmModel realm(KeycloakSession session, Event event) {
        return session.realms().getRealm(event.getRealmId());
    }

    private static UserModel user(KeycloakSession session, Event event) {
        return session.users().getUserById(realm(session, event), event.getUserId());
    }
}
