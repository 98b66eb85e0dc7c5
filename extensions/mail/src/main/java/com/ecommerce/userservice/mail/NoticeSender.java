package com.ecommerce.userservice.mail;

import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
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
 * wait for the mail server. A notice that could not be sent is in the log, and not tried again.
 */
final class NoticeSender {

    private static final Logger LOG = Logger.getLogger(NoticeSender.class);

    /** Keycloak's pool of this name: {@code spi-executors--default--user-service-notices--max} sets its size. */
    private static final String POOL = "user-service-notices";

    private static final String TEMPLATE = "notice.ftl";

    private final KeycloakSession session;

    NoticeSender(KeycloakSession session) {
        this.session = session;
    }

    void sendAfterCommit(Notice notice, Event event) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ExecutorService executor = session.getProvider(ExecutorsProvider.class).getExecutor(POOL);
        Map<String, Object> details = details(notice, event);
        Locale locale = session.getContext().resolveLocale(user(session, event));
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                executor.execute(() -> KeycloakModelUtils.runJobInTransaction(
                        factory, later -> send(later, notice, event, details, locale)));
            }

            @Override
            protected void rollbackImpl() {
                // What the notice would tell has not happened.
            }
        });
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
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.toLanguageTag());
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(notice.key(), TEMPLATE, details, notice.address());
        } catch (EmailException e) {
            // The message may hold an address.
            LOG.warnf(
                    "The notice %s to a user of the realm %s could not be sent (%s): look at the realm's mail server",
                    notice.key(), realm.getName(), rootCause(e).getClass().getSimpleName());
        }
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
