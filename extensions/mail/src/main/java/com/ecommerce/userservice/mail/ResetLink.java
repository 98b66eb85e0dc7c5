package com.ecommerce.userservice.mail;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The data of a request that a link for a new password is made of and sent with after the reply. Follows
 * {@code ResetCredentialChooseUser} and {@code ResetCredentialEmail} of Keycloak 26.7, events included.
 */
record ResetLink(
        Account account,
        int maxPerHour,
        String realmId,
        String clientId,
        String ipAddress,
        String codeId,
        String authenticationSession,
        String issuer,
        String address,
        Languages languages) {

    private static final Logger LOG = Logger.getLogger(ResetLink.class);

    private static final String TOKEN = "TOKEN-COMES-HERE";
    private static final long HOUR_SECONDS = TimeUnit.HOURS.toSeconds(1);

    /**
     * Whose password it is.
     *
     * @param id null if the account has not been looked up
     * @param name what was typed; null if nothing was
     */
    record Account(String id, String name) {

        static Account of(UserModel user) {
            return new Account(user.getId(), user.getUsername());
        }

        static Account named(String name) {
            return new Account(null, name);
        }

        private UserModel find(KeycloakSession session, RealmModel realm) {
            if (id != null) {
                return session.users().getUserById(realm, id);
            }
            UserModel user = session.users().getUserByUsername(realm, name);
            return user == null && realm.isLoginWithEmailAllowed() && name.contains("@")
                    ? session.users().getUserByEmail(realm, name)
                    : user;
        }
    }

    /**
     * The languages of the request, for the order of Keycloak's {@code DefaultLocaleSelectorProvider}.
     *
     * @param chosen on the page; null if none was
     * @param other what holds for users who have none in their profile
     */
    record Languages(String chosen, String other) {

        private String of(UserModel user) {
            if (chosen != null) {
                return chosen;
            }
            return user.getFirstAttribute(UserModel.LOCALE) == null ? other : null;
        }
    }

    static ResetLink of(AuthenticationFlowContext context, Account account, int maxPerHour) {
        AuthenticationSessionModel session = context.getAuthenticationSession();
        RealmModel realm = context.getRealm();
        return new ResetLink(
                account,
                maxPerHour,
                realm.getId(),
                session.getClient().getClientId(),
                context.getConnection().getRemoteHost(),
                session.getParentSession().getId(),
                AuthenticationSessionCompoundId.fromAuthSession(session).getEncodedId(),
                Urls.realmIssuer(context.getUriInfo().getBaseUri(), realm.getName()),
                context.getActionTokenUrl(TOKEN).toString(),
                new Languages(
                        session.getAuthNote(LocaleSelectorProvider.USER_REQUEST_LOCALE),
                        context.getSession().getContext().resolveLocale(null).toLanguageTag()));
    }

    /** Sends it if there is such an account, and says in an event what became of it. */
    void send(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        session.getContext().setClient(realm.getClientByClientId(clientId));
        UserModel user = account.find(session, realm);
        if (user == null) {
            event(session, realm, EventType.RESET_PASSWORD).error(Errors.USER_NOT_FOUND);
        } else if (!user.isEnabled()) {
            event(session, realm, EventType.RESET_PASSWORD).user(user).error(Errors.USER_DISABLED);
        } else if (user.getEmail() == null || user.getEmail().isBlank()) {
            event(session, realm, EventType.RESET_PASSWORD).user(user).error(Errors.INVALID_EMAIL);
        } else if (isAllowed(session, user)) {
            send(session, realm, user);
        } else {
            LOG.debugf("The user %s has been sent links enough for an hour", user.getId());
        }
    }

    /** For all nodes together: each e-mail takes one of so many places for an hour. */
    private boolean isAllowed(KeycloakSession session, UserModel user) {
        return IntStream.range(0, maxPerHour)
                .anyMatch(place -> session.singleUseObjects()
                        .putIfAbsent("user-service.reset-mail." + user.getId() + "." + place, HOUR_SECONDS));
    }

    private void send(KeycloakSession session, RealmModel realm, UserModel user) {
        int seconds = realm.getActionTokenGeneratedByUserLifespan(ResetCredentialsActionToken.TOKEN_TYPE);
        String language = languages.of(user);
        if (language != null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        }
        EventBuilder event =
                event(session, realm, EventType.SEND_RESET_PASSWORD).user(user);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .sendPasswordReset(
                            address.replace(TOKEN, token(session, user, seconds)), TimeUnit.SECONDS.toMinutes(seconds));
            event.detail(Details.EMAIL, user.getEmail())
                    .detail(Details.CODE_ID, codeId)
                    .success();
        } catch (EmailException e) {
            MailMeters.failed();
            // Its message may hold an address.
            LOG.warnf("A link for a new password could not be written in the realm %s", realm.getName());
            LOG.debug("A link for a new password could not be written", e);
            event.detail(Details.REASON, e.getMessage()).error(Errors.EMAIL_SEND_FAILED);
        }
    }

    /** As {@code DefaultActionToken.serialize} does it, which wants the request's address. */
    private String token(KeycloakSession session, UserModel user, int seconds) {
        ResetCredentialsActionToken token = new ResetCredentialsActionToken(
                user.getId(), user.getEmail(), Time.currentTime() + seconds, authenticationSession, clientId);
        token.issuedNow().id(UUID.randomUUID().toString()).issuer(issuer).audience(issuer);
        return session.tokens().encode(token);
    }

    private EventBuilder event(KeycloakSession session, RealmModel realm, EventType type) {
        return new EventBuilder(realm, session)
                .ipAddress(ipAddress)
                .event(type)
                .client(clientId)
                .detail(Details.USERNAME, account.name());
    }

    /** Leaves out the address, by which the browser that asked is known. */
    @Override
    public String toString() {
        return "ResetLink";
    }
}
