package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.MailedProof;
import com.ecommerce.userservice.account.proof.NewProof;
import com.ecommerce.userservice.account.proof.ProofPurpose;
import com.ecommerce.userservice.account.proof.ProofStore;
import com.ecommerce.userservice.core.user.EmailUpdates;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
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

/**
 * An e-mail with a proof, written after the reply from what only the request knew. Events are those of Keycloak's own
 * {@code ResetCredentialEmail} and {@code VerifyEmail} (26.7).
 *
 * @param ipAddress of whoever has asked
 * @param page where the link leads; empty for none
 * @param language of the request, for accounts that have chosen none
 */
record ProofMail(
        String realmId,
        String clientId,
        String ipAddress,
        NewProof proof,
        Recipient recipient,
        String page,
        String language) {

    private static final Logger LOG = Logger.getLogger(ProofMail.class);

    private static final String TEMPLATE = "proof.ftl";

    /** Sends it if there is an account that may have it, and says in an event what became of it. */
    void send(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        session.getContext().setClient(realm.getClientByClientId(clientId));
        UserModel user = recipient.find(session, realm);
        String address = user == null ? null : proof.purpose().address(user);
        if (user == null) {
            event(session, realm, refusal()).error(Errors.USER_NOT_FOUND);
        } else if (!user.isEnabled()) {
            event(session, realm, refusal()).user(user).error(Errors.USER_DISABLED);
        } else if (address == null || address.isBlank()) {
            event(session, realm, refusal()).user(user).error(Errors.INVALID_EMAIL);
        } else if (isTaken(session, realm, user, address)) {
            event(session, realm, refusal())
                    .user(user)
                    .detail(Details.EMAIL, address)
                    .error(Errors.EMAIL_IN_USE);
            new AddressTakenMail(realm, address, language).send(session, user);
        } else if (isWanted(user)) {
            new ProofStore(session, realm)
                    .bind(proof, user)
                    .ifPresent(mailed -> send(session, realm, user, address, mailed));
        }
    }

    private boolean isTaken(KeycloakSession session, RealmModel realm, UserModel user, String address) {
        return proof.purpose() == ProofPurpose.CHANGE_EMAIL && new EmailUpdates(session, realm).isTaken(user, address);
    }

    private boolean isWanted(UserModel user) {
        return switch (proof.purpose()) {
            case VERIFY_EMAIL -> !user.isEmailVerified();
            case RESET_PASSWORD, CHANGE_EMAIL -> true;
            case REAUTHENTICATE -> user.isEmailVerified();
        };
    }

    private void send(KeycloakSession session, RealmModel realm, UserModel user, String address, MailedProof mailed) {
        if (user.getFirstAttribute(UserModel.LOCALE) == null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        }
        EventBuilder event = event(session, realm, sending()).user(user);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(key(), TEMPLATE, attributes(mailed), address);
            event.detail(Details.EMAIL, address).success();
        } catch (EmailException e) {
            // Its message may hold an address.
            LOG.warnf("An e-mail for %s could not be written in the realm %s", proof.purpose(), realm.getName());
            LOG.debug("An e-mail could not be written", e);
            event.error(Errors.EMAIL_SEND_FAILED);
        }
    }

    private Map<String, Object> attributes(MailedProof mailed) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("key", key());
        attributes.put("code", inTwoGroups(mailed.code()));
        if (!page.isEmpty()) {
            attributes.put("link", page + "#challenge_id=" + proof.challengeId() + "&secret=" + mailed.secret());
        }
        // In minutes, as Keycloak has it; BrandedEmailTemplateProvider puts it into words.
        attributes.put("lifespan", TimeUnit.SECONDS.toMinutes(proof.lifespan()));
        return attributes;
    }

    private static String inTwoGroups(String code) {
        int half = code.length() / 2;
        return code.substring(0, half) + "-" + code.substring(half);
    }

    /** Returns the key of the subject among the e-mail theme's messages; its sentence has the same with {@code Text}. */
    private String key() {
        return switch (proof.purpose()) {
            case VERIFY_EMAIL -> "proofVerifyEmail";
            case RESET_PASSWORD -> "proofResetPassword";
            case REAUTHENTICATE -> "proofReauthenticate";
            case CHANGE_EMAIL -> "proofChangeEmail";
        };
    }

    /** Returns the type of event that says why there is no e-mail. */
    private EventType refusal() {
        return switch (proof.purpose()) {
            case VERIFY_EMAIL, REAUTHENTICATE, CHANGE_EMAIL -> EventType.SEND_VERIFY_EMAIL;
            case RESET_PASSWORD -> EventType.RESET_PASSWORD;
        };
    }

    private EventType sending() {
        return switch (proof.purpose()) {
            case VERIFY_EMAIL, REAUTHENTICATE, CHANGE_EMAIL -> EventType.SEND_VERIFY_EMAIL;
            case RESET_PASSWORD -> EventType.SEND_RESET_PASSWORD;
        };
    }

    private EventBuilder event(KeycloakSession session, RealmModel realm, EventType type) {
        EventBuilder event = new EventBuilder(realm, session)
                .ipAddress(ipAddress)
                .event(type)
                .client(clientId)
                .detail("user-api", "rest");
        return recipient.name() == null ? event : event.detail(Details.USERNAME, recipient.name());
    }

    /** Leaves out everything but the purpose. */
    @Override
    public String toString() {
        return "ProofMail[" + proof.purpose() + "]";
    }
}
