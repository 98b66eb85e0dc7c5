package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.FormerAddresses;
import com.ecommerce.userservice.account.proof.Proof;
import com.ecommerce.userservice.account.proof.ProofAnswer;
import com.ecommerce.userservice.account.proof.ProofPurpose;
import com.ecommerce.userservice.account.proof.ProofStore;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.Accounts;
import com.ecommerce.userservice.core.user.EmailForm;
import com.ecommerce.userservice.core.user.EmailUpdates;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.ecommerce.userservice.core.user.UserEvents;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.RateLimits;
import com.ecommerce.userservice.mail.AfterReply;
import org.keycloak.common.Profile;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Gives the caller's account another e-mail address, by a code or a link in an e-mail to the new one. Until then the address
 * is pending, as Keycloak has it ({@link UserModel#EMAIL_PENDING}), and the old one works. Whether an address is another
 * account's already is told to nobody but the reader of its mailbox.
 *
 * <p>The caller was authenticated for an update: the account is locked.
 */
public final class EmailChange {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final RealmSettings settings;
    private final Reauthentication reauthentication;
    private final EmailUpdates updates;

    /** @param service whose realm has been selected */
    public EmailChange(KeycloakSession session, UserServiceProvider service) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = realm.getClientByClientId(service.config().firstPartyClient());
        this.settings = service.settings();
        this.reauthentication = new Reauthentication(session, service);
        this.updates = new EmailUpdates(session, realm);
    }

    /** Requires that a realm offers it. */
    static void requireEnabled(RealmSettings settings) {
        // Without Keycloak's feature there is no user profile for it.
        if (!settings.emailChangeEnabled() || !Profile.isFeatureEnabled(Profile.Feature.UPDATE_EMAIL)) {
            throw new DomainException(ErrorCode.NOT_FOUND, "The realm does not offer this.");
        }
    }

    /**
     * Makes an address the pending one, and sends it an e-mail. One that was pending before is forgotten. The old one is told
     * if it is confirmed, with a link for {@link EmailUndo}.
     *
     * @param redirect where the link of the e-mail leads; null or empty for the page of the realm's settings
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the realm does not offer it; as
     *     {@link Reauthentication#require}; {@link ErrorCode#VALIDATION_FAILED}, {@link ErrorCode#PERMISSION_DENIED} if the
     *     realm's user profile lets users not change it, {@link ErrorCode#UNAVAILABLE} without a mail server,
     *     {@link ErrorCode#RATE_LIMITED}
     */
    public Challenge request(ValidToken caller, String email, String redirect) {
        requireEnabled(settings);
        UserModel user = Accounts.own(session, realm, caller);
        reauthentication.require(caller);
        String address = checked(user, email);
        updates.requirePossible(user, address);
        ProofRequests requests = new ProofRequests(session, realm, client);
        String page = requests.page(redirect, settings.emailChangePage());
        Challenge challenge = requests.send(ProofPurpose.CHANGE_EMAIL, Recipient.caller(user.getId()), page);
        // As on Keycloak's page: the mailbox of the new address is bounded too, whoever asks.
        RateLimits.of(session).take(Limit.MAIL_PER_ACCOUNT, address);
        if (user.getEmail() != null && user.isEmailVerified()) {
            tell(user);
        }
        user.setSingleAttribute(UserModel.EMAIL_PENDING, address);
        return challenge;
    }

    /** Tells the old address, which somebody reads. */
    private void tell(UserModel user) {
        String page = settings.emailUndoPage();
        EmailChangeNotice notice = new EmailChangeNotice(
                realm.getId(),
                user.getId(),
                user.getEmail(),
                page.isEmpty() ? null : new FormerAddresses(session, realm).add(user),
                page,
                session.getContext().resolveLocale(null).toLanguageTag());
        if (!AfterReply.run(session, "The e-mail to an old address", notice::send)) {
            throw ProofRequests.tooManyMails();
        }
    }

    private String checked(UserModel user, String email) {
        String address = email == null ? "" : EmailForm.of(email);
        String objection = null;
        if (address.isEmpty()) {
            objection = ThemeMessages.REQUIRED;
        } else if (!Texts.isStorable(address)) {
            objection = ThemeMessages.NOT_STORABLE;
        } else if (address.equals(user.getEmail())) {
            objection = "error-address-unchanged";
        }
        if (objection != null) {
            throw DomainException.validationFailed(UserModel.EMAIL, new ThemeMessages(session, realm).of(objection));
        }
        return address;
    }

    /**
     * Makes the pending address the account's.
     *
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the realm does not offer it; as {@link ProofStore#check};
     *     {@link ErrorCode#CHALLENGE_EXPIRED} also if the proof is another account's, or another address or none is pending
     *     by now; {@link ErrorCode#CONFLICT} if the address has been taken; {@link ErrorCode#RATE_LIMITED}
     */
    public void confirm(ValidToken caller, String challengeId, ProofAnswer answer) {
        requireEnabled(settings);
        RateLimits.of(session).take(Limit.CONFIRM);
        ProofStore proofs = new ProofStore(session, realm);
        Proof proof = proofs.check(challengeId, ProofPurpose.CHANGE_EMAIL, answer);
        UserModel user = ProvenAccount.ofCaller(session, realm, proof, caller);
        proofs.spend(proof);
        updates.write(
                user,
                proof.email(),
                UserEvents.begin(session, realm, realm.getClientByClientId(caller.clientId()), EventType.UPDATE_EMAIL)
                        .user(user)
                        .session(caller.sessionId()));
    }

    /**
     * Forgets the pending address, if there is one.
     *
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the realm does not offer it
     */
    public void cancel(ValidToken caller) {
        requireEnabled(settings);
        Accounts.own(session, realm, caller).removeAttribute(UserModel.EMAIL_PENDING);
    }
}
