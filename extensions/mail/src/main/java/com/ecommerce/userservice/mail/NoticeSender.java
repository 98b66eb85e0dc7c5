package com.ecommerce.userservice.mail;

import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Event;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;

/**
 * Sends notices after the reply: neither a slow mail server nor one that is away delays or fails what the notice is about.
 * A notice that could not be sent is in the log, and not tried again; so is one too many.
 */
final class NoticeSender {

    private static final Logger LOG = Logger.getLogger(NoticeSender.class);

    private static final String TEMPLATE = "notice.ftl";

    private final KeycloakSession session;

    NoticeSender(KeycloakSession session) {
        this.session = session;
    }

    void sendAfterCommit(Notice notice, Event event) {
        Map<String, Object> details = details(notice, event);
        Locale locale = locale(notice, event);
        AfterReply.runAtOnce(
                session, "The notice " + notice.key(), later -> send(later, notice, event, details, locale));
    }

    /**
     * Returns the language of the request; null for that of the user, or else of the realm, where somebody else than the
     * user may have chosen the former.
     */
    private Locale locale(Notice notice, Event event) {
        return notice.equals(Notice.NEW_DEVICE) ? null : session.getContext().resolveLocale(user(session, event));
    }

    /** Reads the data that is available during the request only. */
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
        MailMeters.failed();
        LOG.warnf(
                "The notice %s to a user of the realm %s could not be written (%s)",
                notice.key(), event.getRealmName(), failure.getClass().getSimpleName());
    }

    private static RealmModel realm(KeycloakSession session, Event event) {
        return session.realms().getRealm(event.getRealmId());
    }

    private static UserModel user(KeycloakSession session, Event event) {
        return session.users().getUserById(realm(session, event), event.getUserId());
    }
}
